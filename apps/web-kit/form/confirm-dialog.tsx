/** The last look before something is done: Enter agrees, Esc goes back. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../texts/use-text.ts'
import { ModalDialog } from './modal-dialog.tsx'

export interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly title: ReactNode
  readonly facts: readonly (readonly [label: string, value: ReactNode])[]
  /** Stands below the facts. */
  readonly extra?: ReactNode
  readonly tone?: 'buy' | 'sell' | undefined
  /** Instead of agreeing: what Enter means at this look. */
  readonly confirmLabel?: string | undefined
  readonly isSending: boolean
  readonly onConfirm: () => void
  readonly onBack: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.isOpen ? <OpenDialog {...props} /> : null
}

function OpenDialog(props: ConfirmDialogProps) {
  const { title, facts, extra, tone, confirmLabel, isSending, onConfirm, onBack } = props
  const { t } = useText()
  return (
    <ModalDialog mayLeave={!isSending} onBack={onBack}>
      <h2>{title}</h2>
      <dl className="facts confirm-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {extra}
      <div className="confirm-buttons">
        <Button onClick={onBack} disabled={isSending}>
          {t('confirm.back')}
        </Button>
        <Button
          data-begin
          type="primary"
          loading={isSending}
          className={tone === undefined ? '' : `button-${tone}`}
          onClick={onConfirm}
        >
          {confirmLabel ?? t('confirm.yes')}
        </Button>
      </div>
    </ModalDialog>
  )
}
