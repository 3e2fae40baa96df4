/** An order in one line: '买入 600000 浦发银行 10.00 × 1,000'. */
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { showCount, showPriceText } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import type { Texts } from '../../../texts/use-text.ts'

type Words = Pick<Texts, 't' | 'word'>

export function orderText(row: Row, texts: Words): string {
  const open = Number(row['quantity']) - Number(row['filledQuantity'] ?? 0)
  return [
    texts.word('side', textOf(row['side'])),
    textOf(row['code']),
    textOf(row['name']),
    priceText(row, texts),
    '×',
    showCount(open),
  ].join(' ')
}

/** An order at the market's price, without a protective one, has none. */
export function priceText(row: Row, { t }: Words): string {
  return Number(row['price']) === 0 ? t('order.atMarket') : showPriceText(row['price'])
}
