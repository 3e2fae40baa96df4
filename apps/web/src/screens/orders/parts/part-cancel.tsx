/** Cancels a part of an order: what is left is entered anew behind the others; see O02. */
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { AskDialog } from '@guitai/web-kit/form/ask-dialog.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useText } from '../../../texts/use-text.ts'
import { orderText } from './order-text.ts'
import { useCancel } from './use-cancel.ts'

export interface PartCancelProps {
  readonly row: Row
  readonly onDone: () => void
}

export function PartCancel({ row, onDone }: PartCancelProps) {
  const texts = useText()
  const { t } = texts
  const { cancel } = useCancel()
  const open = Number(row['quantity']) - Number(row['filledQuantity']) - Number(row['canceledQuantity'])
  const label = t('order.cancelQuantity', { open })
  return (
    <AskDialog
      title={`${t('order.cancelPart')} ${textOf(row['orderId'])} ${orderText(row, texts)}`}
      label={label}
      initial=""
      problem={text =>
        /^[1-9]\d{0,9}$/.test(text) && Number(text) <= open ? undefined : t('form.needed', { title: label })
      }
      onTake={text => {
        onDone()
        void cancel([Number(row['orderId'])], Number(text))
      }}
      onBack={onDone}
    />
  )
}
