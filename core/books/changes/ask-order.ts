/**
 * askOrder — the exchange is asked how an order stands (FIX 35=H), once this batch is committed: what it has told and what is
 * booked do not fit. Its answer comes like any other report; nothing of the books changes here.
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
