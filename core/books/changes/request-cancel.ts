/** requestCancel — the order waits for the exchange's word on its cancel, which leaves once this batch is committed. */
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface RequestCancel {
  kind: 'requestCancel'
  orderId: number
  clOrdId: string
}

export function applyRequestCancel(books: MutableBooks, change: RequestCancel): void {
  const order = present(books.orders.get(change.orderId), 'order')
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  order.status = 'pendingCancel'
  order.cancelClOrdId = change.clOrdId
  updated(books.dirty, 'orders', order)
  books.outgoing.push({
    kind: 'cancel',
    orderId: order.orderId,
    clOrdId: change.clOrdId,
    originalClOrdId: order.clOrdId,
    market: order.market,
    tradingUnit: order.tradingUnit,
    securitiesAccount: order.securitiesAccountId.split('.')[0] ?? '',
    code: instrument.code,
    side: order.side,
    quantity: order.quantity,
  })
}
