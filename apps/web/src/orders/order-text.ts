/** An order in one line: '买入 600000 浦发银行 10.00 × 1,000'. */
import type { Row } from '../api/reports.ts'
import { groupDecimal, showCount } from '../format/figures.ts'
import { textOf } from '../format/text-of.ts'
import type { Texts } from '../texts/use-text.ts'

export function orderText(row: Row, word: Texts['word']): string {
  const open = Number(row['quantity']) - Number(row['filledQuantity'] ?? 0)
  return [
    word('side', textOf(row['side'])),
    textOf(row['code']),
    textOf(row['name']),
    groupDecimal(row['price']),
    '×',
    showCount(open),
  ].join(' ')
}
