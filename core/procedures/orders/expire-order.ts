/** Ends what is not filled of an order and frees its hold. What is filled later all the same is a fact (procedures/trades/book-fill.ts). */
import type { Change } from '../../books/changes/change.ts'
import type { Order } from '../../books/orders.ts'

type Expiring = Pick<Order, 'orderId' | 'quantity' | 'filledQuantity'>

export function expireOrder({ orderId, quantity, filledQuantity }: Readonly<Expiring>): Change[] {
  const canceledQuantity = Math.max(0, quantity - filledQuantity)
  return [
    { kind: 'advanceOrder', orderId, status: 'expired', canceledQuantity },
    { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
  ]
}
