/** The client's trading password, asked for at the last look before something of the client's is sold or leaves. */
import { Input } from 'antd'
import { useText } from '../texts/use-text.ts'
import './modal-dialog.css'

export interface DialogPasswordProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter: () => void
}

export function DialogPassword({ value, onChange, onEnter }: DialogPasswordProps) {
  const { t } = useText()
  return (
    <label className="dialog-field">
      {t('order.password')}
      <Input.Password
        autoComplete="new-password"
        maxLength={64}
        visibilityToggle={false}
        value={value}
        onChange={event => onChange(event.target.value)}
        onPressEnter={onEnter}
      />
    </label>
  )
}
