/** settleTrade — marks a trade as settled with the client, on a date, in a clearing run. */
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface SettleTrade {
  kind: 'settleTrade'
  tradeKey: string
  settledOn: string
}

export function applySettleTrade(books: MutableBooks, change: SettleTrade): void {
  const trade = present(books.trades.get(change.tradeKey), 'trade')
  trade.settledOn = change.settledOn
  updated(books.dirty, 'trade', trade)
}
