/** recordTrade — a fill, once by its key. The money, shares and cost it moves are changes beside it. */
import { assert, present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { numberUsed } from '../counters.ts'
import { inserted } from '../dirty.ts'
import type { Trade } from '../orders.ts'

export interface RecordTrade {
  kind: 'recordTrade'
  trade: Trade
}

export function applyRecordTrade(books: MutableBooks, change: RecordTrade): void {
  const { trade } = change
  assert(!books.trades.has(trade.tradeKey), 'a trade is recorded once')
  const record: Trade = { ...trade }
  numberUsed(books, 'tradeSeq', trade.tradeSeq)
  books.trades.set(record.tradeKey, record)
  present(books.clients.get(trade.clientNo), 'client').trades.add(record.tradeKey)
  inserted(books.dirty, 'trade', record)
}
