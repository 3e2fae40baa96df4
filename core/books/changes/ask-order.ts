/**
 * askOrder — once this batch is committed, asks the exchange for the state of an order (FIX 35=H), because its reports and the books
 * do not agree. The answer comes like any other report. The books do not change here.
 */
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'

export interface AskOrder {
  kind: 'askOrder'
  orderId: number
}

export function applyAskOrder(books: MutableBooks, { orderId }: AskOrder): void {
  const order = present(books.orders.get(orderId), 'order')
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  books.outgoing.push({
    kind: 'status',
    orderId,
    clOrdId: order.clOrdId,
    market: order.market,
    tradingUnit: order.tradingUnit,
    securitiesAccount: order.securitiesAccountId.split('.')[0] ?? '',
    code: instrument.code,
    side: order.side,
    quantity: order.quantity,
  })
}
