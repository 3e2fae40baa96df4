/** What makes up the holding one stands on; Enter or Esc goes back to the list. */
import { Button } from 'antd'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { ModalDialog } from '@guitai/web-kit/form/modal-dialog.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useText } from '../../../texts/use-text.ts'
import { HoldingMadeUp } from './made-up.tsx'

export interface HoldingDialogProps {
  readonly row: Row
  readonly onBack: () => void
}

export function HoldingDialog({ row, onBack }: HoldingDialogProps) {
  const { t } = useText()
  return (
    <ModalDialog onBack={onBack}>
      <h2>
        {textOf(row['code'])} {textOf(row['name'])}
      </h2>
      <HoldingMadeUp row={row} />
      <div className="confirm-buttons">
        <Button type="primary" data-begin onClick={onBack}>
          {t('confirm.back')}
        </Button>
      </div>
    </ModalDialog>
  )
}
