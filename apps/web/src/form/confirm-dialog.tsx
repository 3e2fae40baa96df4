/**
 * The last look before something is done: Enter agrees, Esc goes back. The page's own dialog element: it keeps the focus
 * inside, and gives it back where it came from.
 */
import { Button } from 'antd'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useText } from '../texts/use-text.ts'

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
  const dialog = useRef<HTMLDialogElement>(null)
  const agree = useRef<HTMLButtonElement>(null)
  // Closed before it is taken away: only so the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    agree.current?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="confirm"
      onCancel={event => {
        event.preventDefault()
        if (!isSending) onBack()
      }}
    >
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
          ref={agree}
          type="primary"
          loading={isSending}
          className={tone === undefined ? '' : `button-${tone}`}
          onClick={onConfirm}
        >
          {confirmLabel ?? t('confirm.yes')}
        </Button>
      </div>
    </dialog>
  )
}
