/** Ends what is not filled of today's orders and frees their holds. */
import { present } from '../base/assert.ts'
import type { Change } from '../books/changes/change.ts'
import { isEnded } from '../books/orders.ts'
import { defineDayPart } from './define-day-part.ts'

export const expireOrders = defineDayPart({
  name: 'expire-orders',
  after: [],
  of: (books, client) =>
    [...client.orders].flatMap(orderId => {
      const order = present(books.orders.get(orderId), 'order')
      if (isEnded(order.status) || order.tradeDate > books.day.businessDate) return []
      const canceledQuantity = Math.max(0, order.quantity - order.filledQuantity)
      return [
        { kind: 'advanceOrder', orderId, status: 'expired', canceledQuantity },
        { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
      ] satisfies Change[]
    }),
})
