/**
 * Cancels a client's open orders that hold money of an account, or shares of a holding, so that these become free for a freeze.
 * A queued order ends here; for any other a cancel goes to the exchange. When the market accepts no cancels now, the order
 * stays, and the freeze waits for what it leaves.
 */
import { present } from '../../base/assert.ts'
import type { TimeOfDay } from '../../base/market.ts'
import type { CashAccount, Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { cancelIdOf } from '../../books/cl-ord-id.ts'
import { isEnded, type Order } from '../../books/orders.ts'
import { paysMoney } from '../../rules/repo.ts'
import { sessionAt } from '../../rules/sessions.ts'
import type { Hold } from './order-hold.ts'

export function cancelOpenOrders(
  books: Books,
  on: Readonly<CashAccount> | Readonly<Holding>,
  time: TimeOfDay,
): { changes: Change[]; freed: Hold } {
  const orders = [...(books.clients.get(on.clientNo)?.orders ?? [])]
    .map(orderId => present(books.orders.get(orderId), 'order'))
    .filter(order => !isEnded(order.status) && holdsFrom(books, order, on))
  const queued = orders.filter(order => order.status === 'queued')
  return {
    changes: [...queued.flatMap(cancelInside), ...orders.flatMap(order => askExchange(books, order, time))],
    freed: {
      cash: queued.reduce((sum, order) => sum + order.holdCash, 0),
      shares: queued.reduce((sum, order) => sum + order.holdShares, 0),
    },
  }
}

/** True for buys and loans by repo of the account. A sale holds only its fees. */
function holdsFrom(
  books: Books,
  order: Readonly<Order>,
  on: Readonly<CashAccount> | Readonly<Holding>,
): boolean {
  if ('holdingNo' in on) return order.side === 'sell' && order.holdingNo === on.holdingNo
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  return order.cashAccountNo === on.accountNo && paysMoney(instrument, order.side)
}

function cancelInside({ orderId, quantity }: Readonly<Order>): Change[] {
  return [
    { kind: 'advanceOrder', orderId, status: 'canceled', canceledQuantity: quantity },
    { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
  ]
}

function askExchange(books: Books, order: Readonly<Order>, time: TimeOfDay): Change[] {
  if (order.status === 'queued' || order.status === 'pendingCancel') return []
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const session = sessionAt(books.parameters, instrument, order.tradeDate, time)
  const clOrdId = cancelIdOf(order.orderId, order.cancelClOrdId)
  if (!session.acceptsCancels || clOrdId === undefined) return []
  return [{ kind: 'requestCancel', orderId: order.orderId, clOrdId }]
}
