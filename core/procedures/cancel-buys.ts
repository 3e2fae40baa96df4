/**
 * Cancels what a client has open to buy, so that the money comes free: a queued order ends here, of any other the exchange
 * is asked. Where the market takes no cancels now, the order stays; the freeze waits for what it leaves.
 */
import { present } from '../base/assert.ts'
import type { TimeOfDay } from '../base/market.ts'
import type { Fen } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import { cancelIdOf } from '../books/cl-ord-id.ts'
import { isEnded, type Order } from '../books/orders.ts'
import { sessionAt } from '../rules/sessions.ts'

export function cancelBuys(
  books: Books,
  accountNo: number,
  clientNo: number,
  time: TimeOfDay,
): { changes: Change[]; freed: Fen } {
  const orders = [...(books.clients.get(clientNo)?.orders ?? [])]
    .map(orderId => present(books.orders.get(orderId), 'order'))
    .filter(order => order.cashAccountNo === accountNo && order.side === 'buy' && !isEnded(order.status))
  const queued = orders.filter(order => order.status === 'queued')
  const changes = [
    ...queued.flatMap(cancelInside),
    ...orders.flatMap(order => askExchange(books, order, time)),
  ]
  return { changes, freed: queued.reduce((sum, order) => sum + order.holdCash, 0) }
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
