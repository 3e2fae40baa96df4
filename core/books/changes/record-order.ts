/**
 * recordOrder — a new order with its hold, in one row and one balance row.
 *
 * `status` is `queued` (kept here), `pendingNew` (released: it leaves for the exchange once this batch is committed), or `new`
 * (it reached the exchange by another path: nothing is sent).
 */
import { assert, present } from '../../base/assert.ts'
import { instrumentId } from '../../rules/instrument.ts'
import { NO_FEES } from '../../rules/fee-sums.ts'
import type { MutableBooks } from '../books.ts'
import { numberUsed } from '../counters.ts'
import { inserted } from '../dirty.ts'
import { exchangeKey, isSupplement, type Order } from '../orders.ts'
import { changeHold } from './set-order-hold.ts'

export interface RecordOrder {
  kind: 'recordOrder'
  order: Omit<
    Order,
    | 'exchangeOrderId'
    | 'cancelClOrdId'
    | 'filledQuantity'
    | 'filledAmount'
    | 'canceledQuantity'
    | 'fees'
    | 'rejectReason'
    | 'cancelQuantity'
    | 'continues'
    | 'branchNo'
    | 'clientClass'
  > &
    Partial<Pick<Order, 'continues' | 'exchangeOrderId'>>
}

export function applyRecordOrder(books: MutableBooks, change: RecordOrder): void {
  assert(!books.orders.has(change.order.orderId), 'an order number is used once')
  const client = present(books.clients.get(change.order.clientNo), 'client')
  // The copy comes first in the literal: a later one is made field by field, slowly.
  const order: Order = {
    ...change.order,
    exchangeOrderId: change.order.exchangeOrderId ?? '',
    continues: change.order.continues ?? 0,
    cancelQuantity: 0,
    cancelClOrdId: '',
    filledQuantity: 0,
    filledAmount: 0,
    canceledQuantity: 0,
    fees: NO_FEES,
    rejectReason: '',
    holdCash: 0,
    holdShares: 0,
    branchNo: client.branchNo,
    clientClass: client.clientClass,
  }
  numberUsed(books, 'orderId', order.orderId)
  books.orders.set(order.orderId, order)
  if (isSupplement(order))
    books.supplements.set(exchangeKey(order.market, order.exchangeOrderId), order.orderId)
  client.orders.add(order.orderId)
  inserted(books.dirty, 'orders', order)
  changeHold(books, order, change.order.holdCash, change.order.holdShares)
  if (order.status === 'pendingNew') sendOrder(books, order)
}

/** Puts a released order into the stream for its exchange. */
export function sendOrder(books: MutableBooks, order: Order): void {
  const instrument = present(
    books.instruments.get(order.instrumentNo),
    `instrument of order ${order.orderId}`,
  )
  assert(order.clOrdId !== '', `${instrumentId(instrument)}: a released order has a clOrdId`)
  books.outgoing.push({
    kind: 'new-order',
    orderId: order.orderId,
    clOrdId: order.clOrdId,
    tradeDate: order.tradeDate,
    market: order.market,
    tradingUnit: order.tradingUnit,
    clientNo: order.clientNo,
    branchNo: order.branchNo,
    securitiesAccount: order.securitiesAccountId.split('.')[0] ?? '',
    code: instrument.code,
    side: order.side,
    orderType: order.orderType,
    price: order.price,
    quantity: order.quantity,
  })
}
