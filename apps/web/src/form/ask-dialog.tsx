/** Asks for one figure in the middle of a list: typed, Enter takes it, Esc leaves everything as it was. */
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../texts/use-text.ts'

export interface AskDialogProps {
  readonly title: string
  readonly label: string
  readonly initial: string
  /** What is wrong with it; undefined: it will do. */
  readonly problem: (text: string) => string | undefined
  readonly onTake: (text: string) => void
  readonly onBack: () => void
}

export function AskDialog({ title, label, initial, problem, onTake, onBack }: AskDialogProps) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState(initial)
  const [wrong, setWrong] = useState<string>()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector('input')?.select()
    return () => element?.close()
  }, [])
  const take = (): void => {
    const found = problem(text.trim())
    setWrong(found)
    if (found === undefined) onTake(text.trim())
  }
  return (
    <dialog
      ref={dialog}
      className="confirm ask"
      onCancel={event => {
        event.preventDefault()
        onBack()
      }}
    >
      <h2>{title}</h2>
      <label>
        {label}
        <Input
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
    </dialog>
  )
}
