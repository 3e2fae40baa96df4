/** What a client has in all: money and the worth of the holdings, by currency; different currencies are never added. */
import { formatFen, parseFen } from '@guitai/core/base/money.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'

/** Rows of client-cash, and the total lines of client-holdings; amounts as decimal texts in and out. */
export function totalAssets(cash: readonly Row[], holdings: readonly Row[]): ReadonlyMap<string, string> {
  const sums = new Map<string, number>()
  const add = (row: Row, amount: unknown): void => {
    const currency = textOf(row['currency'])
    sums.set(currency, (sums.get(currency) ?? 0) + (parseFen(textOf(amount)) ?? 0))
  }
  for (const row of cash) add(row, row['balance'])
  for (const line of holdings) add(line, line['marketValue'])
  return new Map([...sums].map(([currency, sum]) => [currency, formatFen(sum)]))
}
