/** A number of shares or a price for the row one stands on. */
import { parsePrice } from '@guitai/core/base/money.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { AskDialog } from '@guitai/web-kit/form/ask-dialog.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useText } from '../../../texts/use-text.ts'
import type { Pick } from './picks.ts'

export interface Asked {
  readonly row: Row
  readonly what: 'quantity' | 'price'
  /** The digit that asked. */
  readonly first: string
}

export interface PickDialogProps {
  readonly asked: Asked
  readonly initial: string
  readonly suggestion: string
  readonly onTake: (change: Partial<Pick>) => void
  readonly onBack: () => void
}

export function PickDialog({ asked, initial, suggestion, onTake, onBack }: PickDialogProps) {
  const { t } = useText()
  const title = `${textOf(asked.row['code'])} ${textOf(asked.row['name'])}`
  const isPrice = asked.what === 'price'
  const isWrong = (text: string): boolean =>
    isPrice ? (parsePrice(text) ?? 0) <= 0 : !/^[1-9]\d{0,9}$/.test(text)
  return (
    <AskDialog
      title={title}
      label={t(isPrice ? 'order.price' : 'order.quantity')}
      initial={initial === '' && isPrice ? suggestion : initial}
      isBegun={!isPrice && asked.first !== ''}
      problem={text =>
        isWrong(text) ? t('form.needed', { title: t(isPrice ? 'order.price' : 'order.quantity') }) : undefined
      }
      onTake={text => onTake(isPrice ? { price: text } : { how: 'quantity', quantity: Number(text) })}
      onBack={onBack}
    />
  )
}
