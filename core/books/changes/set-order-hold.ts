/** setOrderHold — an order's hold, always as a new absolute figure (rules: recomputed, never decremented). */
import { assert, present } from '../../base/assert.ts'
import type { Fen, Shares } from '../../base/money.ts'
import type { MutableBooks } from '../books.ts'
import { held, updated } from '../dirty.ts'
import type { Order } from '../orders.ts'

export interface SetOrderHold {
  kind: 'setOrderHold'
  orderId: number
  cash: Fen
  shares: Shares
}

export function applySetOrderHold(books: MutableBooks, change: SetOrderHold): void {
  const order = present(books.orders.get(change.orderId), 'order')
  changeHold(books, order, change.cash, change.shares)
  updated(books.dirty, 'orders', order)
}

/** Moves the account's total by the difference. */
export function changeHold(books: MutableBooks, order: Order, cash: Fen, shares: Shares): void {
  assert(cash >= 0 && shares >= 0, 'a hold is not negative')
  if (cash !== order.holdCash) {
    const account = present(books.cashAccounts.get(order.cashAccountNo), 'cash account')
    account.onHold += cash - order.holdCash
    assert(account.onHold >= 0, 'the account holds what its orders hold')
    order.holdCash = cash
    held(books.dirty, 'cash_account', account)
  }
  if (shares === order.holdShares) return
  const holding = present(books.holdings.get(order.holdingNo), 'holding')
  holding.onHold += shares - order.holdShares
  assert(holding.onHold >= 0, 'the holding holds what its orders hold')
  order.holdShares = shares
  held(books.dirty, 'holding', holding)
}
