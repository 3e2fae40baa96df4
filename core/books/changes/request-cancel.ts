/** requestCancel — the order waits for the exchange's word on its cancel, which leaves once this batch is committed. */
import { present } from '../../base/assert.ts'
import type { Shares } from '../../base/money.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface RequestCancel {
  kind: 'requestCancel'
  orderId: number
  clOrdId: string
  /** What a part cancel is to take out; absent: the whole rest. */
  cancelQuantity?: Shares
}

export function applyRequestCancel(books: MutableBooks, change: RequestCancel): void {
  const order = present(books.orders.get(change.orderId), 'order')
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  order.status = 'pendingCancel'
  order.cancelClOrdId = change.clOrdId
  order.cancelQuantity = change.cancelQuantity ?? 0
  updated(books.dirty, 'orders', order)
  books.outgoing.push({
    kind: 'cancel',
    orderId: order.orderId,
    clOrdId: change.clOrdId,
    originalClOrdId: order.clOrdId,
    market: order.market,
    tradingUnit: order.tradingUnit,
    clientNo: order.clientNo,
    branchNo: books.clients.get(order.clientNo)?.branchNo ?? 0,
    securitiesAccount: order.securitiesAccountId.split('.')[0] ?? '',
    code: instrument.code,
    side: order.side,
    quantity: order.quantity,
  })
}
