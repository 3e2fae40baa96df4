/** recordTrade — a fill, once by its key. The money and shares it moves are posts beside it. */
import { assert, present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { inserted, updated } from '../dirty.ts'
import type { Trade } from '../orders.ts'

export interface RecordTrade {
  kind: 'recordTrade'
  trade: Trade
  /** What the fill does to the holding's cost: the amount with fees for a buy, minus its average cost for a sale. */
  costChange: number
}

export function applyRecordTrade(books: MutableBooks, change: RecordTrade): void {
  const { trade } = change
  assert(!books.trades.has(trade.tradeKey), 'a trade is recorded once')
  const record: Trade = { ...trade }
  books.counters.tradeSeq = Math.max(books.counters.tradeSeq, trade.tradeSeq + 1)
  books.trades.set(record.tradeKey, record)
  present(books.clients.get(trade.clientNo), 'client').trades.add(record.tradeKey)
  inserted(books.dirty, 'trade', record)
  const holding = present(books.holdings.get(trade.holdingNo), 'holding')
  holding.cost += change.costChange
  updated(books.dirty, 'holding', holding)
}
