/** advanceOrder — an order takes a new state or new figures; transitions as the table in orders.ts allows. */
import { assert, present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'
import { mayBecome, type Order } from '../orders.ts'
import type { Fees } from '../../rules/fee-sums.ts'
import type { OrderStatus } from '../../words/order-status.ts'

export interface AdvanceOrder {
  kind: 'advanceOrder'
  orderId: number
  status?: OrderStatus
  exchangeOrderId?: string
  filledQuantity?: number
  filledAmount?: number
  filledInterest?: number
  canceledQuantity?: number
  fees?: Fees
  rejectReason?: string
  holdingNo?: number
  tradingUnit?: string
  cancelQuantity?: number
}

export function applyAdvanceOrder(books: MutableBooks, change: AdvanceOrder): void {
  const order = present(books.orders.get(change.orderId), 'order')
  if (change.status !== undefined && change.status !== order.status) {
    assert(
      mayBecome(order.status, change.status),
      `order ${order.orderId}: ${order.status} does not become ${change.status}`,
    )
  }
  const { kind: _, orderId: __, ...figures } = change
  Object.assign<Order, Partial<Order>>(order, figures)
  if (order.filledInterest === 0) delete order.filledInterest
  updated(books.dirty, 'orders', order)
}
