/** What makes up the holding one stands on; Enter or Esc goes back to the list. */
import { Button } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import type { Row } from '../../api/reports.ts'
import { textOf } from '../../format/text-of.ts'
import { useText } from '../../texts/use-text.ts'
import { HoldingMadeUp } from './made-up.tsx'

export interface HoldingDialogProps {
  readonly row: Row
  readonly onBack: () => void
}

export function HoldingDialog({ row, onBack }: HoldingDialogProps) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  // Closed before it is taken away: only so the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="confirm"
      onCancel={event => {
        event.preventDefault()
        onBack()
      }}
    >
      <h2>
        {textOf(row['code'])} {textOf(row['name'])}
      </h2>
      <HoldingMadeUp row={row} />
      <div className="confirm-buttons">
        <Button type="primary" autoFocus onClick={onBack}>
          {t('confirm.back')}
        </Button>
      </div>
    </dialog>
  )
}
