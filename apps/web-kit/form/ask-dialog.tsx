/** Asks for one figure in the middle of a list: typed, Enter takes it, Esc leaves everything as it was. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useText } from '../texts/use-text.ts'
import { ModalDialog } from './modal-dialog.tsx'

export interface AskDialogProps {
  readonly title: string
  readonly label: string
  readonly initial: string
  /** The first digit was typed already: the next one goes behind it. Else what stands there is typed over. */
  readonly isBegun?: boolean
  /** What is wrong with it; undefined: it will do. */
  readonly problem: (text: string) => string | undefined
  readonly onTake: (text: string) => void
  readonly onBack: () => void
}

export function AskDialog({
  title,
  label,
  initial,
  isBegun = false,
  problem,
  onTake,
  onBack,
}: AskDialogProps) {
  const { t } = useText()
  const [text, setText] = useState(initial)
  const [wrong, setWrong] = useState<string>()
  const take = (): void => {
    const found = problem(text.trim())
    setWrong(found)
    if (found === undefined) onTake(text.trim())
  }
  return (
    <ModalDialog kind="ask" onBack={onBack}>
      <h2>{title}</h2>
      <label>
        {label}
        <Input
          data-begin={isBegun ? 'behind' : 'over'}
          className="figure-input"
          value={text}
          autoComplete="off"
          {...(wrong === undefined ? {} : { status: 'error' as const })}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            take()
          }}
        />
      </label>
      {wrong !== undefined && <p className="up">{wrong}</p>}
      <div className="confirm-buttons">
        <Button onClick={onBack}>{t('confirm.back')}</Button>
        <Button type="primary" onClick={take}>
          {t('confirm.yes')}
        </Button>
      </div>
    </ModalDialog>
  )
}
