/** releaseOrder — a queued order gets its clOrdId and leaves for the exchange once this batch is committed. */
import { assert, present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'
import { sendOrder } from './record-order.ts'

export interface ReleaseOrder {
  kind: 'releaseOrder'
  orderId: number
  clOrdId: string
}

export function applyReleaseOrder(books: MutableBooks, change: ReleaseOrder): void {
  const order = present(books.orders.get(change.orderId), 'order')
  assert(order.status === 'queued', 'only a queued order is released')
  order.status = 'pendingNew'
  order.clOrdId = change.clOrdId
  updated(books.dirty, 'orders', order)
  sendOrder(books, order)
}
