/** The hold of an order after a message. Finds the fee schedule, the trading step and the chain that `holdOf` needs. */
import { present } from '../../base/assert.ts'
import type { Books } from '../../books/books.ts'
import type { SetOrderHold } from '../../books/changes/set-order-hold.ts'
import type { Order } from '../../books/orders.ts'
import { lotOf } from '../../rules/ticks-and-lots.ts'
import { feeScheduleOf } from '../orders/fee-schedule.ts'
import { elsewhereInChain, openInChain } from '../orders/order-chain.ts'
import { holdOf, type Hold } from '../orders/order-hold.ts'

/** `instead` is another order of the chain as it stands after the present decision. */
export function holdAfter(books: Books, order: Readonly<Order>, instead?: Readonly<Order>): Hold {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const client = present(books.clients.get(order.clientNo), 'client')
  const schedule = feeScheduleOf(books, instrument, client.feePlan, order.tradeDate)
  const { sellStep } = lotOf(books.parameters, instrument, order.tradeDate)
  return holdOf({ ...order, before: elsewhereInChain(books, order, instead) }, instrument, schedule, sellStep)
}

/**
 * A later fill of one order of a chain uses up commission for which the open orders hold money, so their holds are computed
 * again.
 */
export function holdsOfFollowers(books: Books, after: Readonly<Order>): SetOrderHold[] {
  return openInChain(books, after).flatMap(follower => {
    const { cash, shares } = holdAfter(books, follower, after)
    if (cash === follower.holdCash && shares === follower.holdShares) return []
    return [{ kind: 'setOrderHold', orderId: follower.orderId, cash, shares }]
  })
}
