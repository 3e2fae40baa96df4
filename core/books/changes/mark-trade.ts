/** markTrade — a trade is settled with the client on a date, or cleared by a run, or neither any more (E21). */
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface MarkTrade {
  kind: 'markTrade'
  tradeKey: string
  settledOn?: BusinessDate | null
  clearingRun?: number
}

export function applyMarkTrade(books: MutableBooks, change: MarkTrade): void {
  const trade = present(books.trades.get(change.tradeKey), 'trade')
  if (change.settledOn !== undefined) trade.settledOn = change.settledOn
  trade.clearingRun = change.clearingRun ?? trade.clearingRun
  updated(books.dirty, 'trade', trade)
}
