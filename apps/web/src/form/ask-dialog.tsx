/** Asks for one figure in the middle of a list: typed, Enter takes it, Esc leaves everything as it was. */
import { Button, Input } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../texts/use-text.ts'

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
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState(initial)
  const [wrong, setWrong] = useState<string>()
  // Closed before it is taken away: only so the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    const input = element?.querySelector('input')
    input?.focus()
    if (isBegun) input?.setSelectionRange(input.value.length, input.value.length)
    else input?.select()
    return () => element?.close()
  }, [isBegun])
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
