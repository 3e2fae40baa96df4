/**
 * The page's own dialog element: it keeps the focus inside, gives it back where it came from, and Esc goes back. The part
 * to begin with is marked `data-begin`; its text stands chosen, to be typed over, unless it says 'behind'.
 */
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import './modal-dialog.css'

export interface ModalDialogProps {
  readonly kind?: 'ask' | 'spot'
  /** False while something is on its way: then Esc does nothing. */
  readonly mayLeave?: boolean
  readonly onBack: () => void
  readonly children: ReactNode
}

export function ModalDialog({ kind, mayLeave = true, onBack, children }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Closed before it is taken away: only so the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    const begin = element?.querySelector<HTMLElement>('[data-begin]')
    begin?.focus()
    if (begin instanceof HTMLInputElement && begin.dataset['begin'] !== 'behind') begin.select()
    else if (begin instanceof HTMLInputElement)
      begin.setSelectionRange(begin.value.length, begin.value.length)
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={kind === undefined ? 'confirm' : `confirm ${kind}`}
      onCancel={event => {
        event.preventDefault()
        if (mayLeave) onBack()
      }}
    >
      {children}
    </dialog>
  )
}
