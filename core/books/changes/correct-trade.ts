/**
 * correctTrade — a trade takes the figures of the depository's record, or zero figures where the record has no such trade (busted).
 * The money, shares and cost that this moves, and the effect on the order, are changes beside it. The trade stays in the books.
 */
import { assert, present } from '../../base/assert.ts'
import type { Fen, Price, Shares } from '../../base/money.ts'
import type { Fees } from '../../rules/fee-sums.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface CorrectTrade {
  kind: 'correctTrade'
  tradeKey: string
  price: Price
  quantity: Shares
  amount: Fen
  accruedInterest: Fen
  fees: Fees
}

export function applyCorrectTrade(books: MutableBooks, change: CorrectTrade): void {
  const trade = present(books.trades.get(change.tradeKey), 'trade')
  assert(trade.clearingRun === 0, 'a trade is corrected before it is cleared')
  assert(change.quantity >= 0 && change.amount >= 0, 'a trade is not below nothing')
  const { price, quantity, amount, accruedInterest, fees } = change
  Object.assign(trade, { price, quantity, amount, accruedInterest, fees: { ...fees } })
  updated(books.dirty, 'trade', trade)
}
