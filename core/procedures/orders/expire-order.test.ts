/** What is not filled of an order ends, and its hold with it; also of one that is filled beyond its quantity. */
import { expect, test } from 'vitest'
import { expireOrder } from './expire-order.ts'

test.each([
  [0, 100],
  [40, 60],
  [120, 0],
])('of 100 with %d filled, %d expire', (filledQuantity, canceledQuantity) => {
  expect(expireOrder({ orderId: 7, quantity: 100, filledQuantity })).toEqual([
    { kind: 'advanceOrder', orderId: 7, status: 'expired', canceledQuantity },
    { kind: 'setOrderHold', orderId: 7, cash: 0, shares: 0 },
  ])
})
