/** The order to which a report belongs: by an id of ours, or by the exchange's number when the order went another way. */
import type { Market } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import { isCancelId, orderIdOf } from '../../books/cl-ord-id.ts'
import { exchangeKey, type Order } from '../../books/orders.ts'

export interface ReportIds {
  market: Market
  clOrdId: string
  exchangeOrderId: string
}

/** Finds the order by the number in our clOrdId, or, when it went another way, by the exchange's number. */
export function reportedOrder(
  books: Books,
  { market, clOrdId, exchangeOrderId }: ReportIds,
): Readonly<Order> | undefined {
  const orderId = ownOrderId(books, clOrdId) ?? books.supplements.get(exchangeKey(market, exchangeOrderId))
  return orderId === undefined ? undefined : books.orders.get(orderId)
}

/** An id from elsewhere may look like ours. Then its number is too high, or the order has another id. */
export function ownOrderId(books: Books, clOrdId: string): number | undefined {
  const orderId = orderIdOf(clOrdId)
  if (orderId === undefined || orderId >= books.counters.orderId) return undefined
  const order = books.orders.get(orderId)
  const isOwn =
    order === undefined || order.clOrdId === '' || clOrdId === order.clOrdId || isCancelId(clOrdId)
  return isOwn ? orderId : undefined
}

/** The order that had this id before. That submission was kept back, so nothing can be known about it. */
export function earlierSubmission(books: Books, { clOrdId }: ReportIds): number | undefined {
  const orderId = orderIdOf(clOrdId)
  const order = orderId === undefined ? undefined : books.orders.get(orderId)
  if (order === undefined || isCancelId(clOrdId)) return undefined
  return orderIdOf(order.clOrdId) === orderId && clOrdId < order.clOrdId ? orderId : undefined
}
