/** Every transition of the table in orders.ts, and none besides. */
import { describe, expect, test } from 'vitest'
import { books, copyOf } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { isEnded, mayBecome } from '../orders.ts'
import { applyChanges } from './change.ts'
import type { OrderStatus } from '../../words/order-status.ts'

const given = books({ cash: { C1: '2000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] })

testChange('advanceOrder', {
  given,
  cases: [
    [
      'a state',
      { kind: 'advanceOrder', orderId: 1, status: 'new', exchangeOrderId: 'X1' },
      ['orders 1 exchangeOrderId  → X1', 'orders 1 status pendingNew → new'],
    ],
    [
      'figures only',
      { kind: 'advanceOrder', orderId: 1, filledQuantity: 40, filledAmount: 40_000 },
      ['orders 1 filledAmount 0 → 40000', 'orders 1 filledQuantity 0 → 40'],
    ],
    ['the same state again', { kind: 'advanceOrder', orderId: 1, status: 'pendingNew' }, []],
    [
      'back to the queue, for another unit: it was kept back before it left',
      { kind: 'advanceOrder', orderId: 1, status: 'queued', tradingUnit: '20002' },
      ['orders 1 status pendingNew → queued', 'orders 1 tradingUnit 20001 → 20002'],
    ],
    [
      'back to the queue from the exchange',
      [
        { kind: 'advanceOrder', orderId: 1, status: 'new' },
        { kind: 'advanceOrder', orderId: 1, status: 'queued' },
      ],
      /new does not become queued/,
    ],
    ['an order that is not there', { kind: 'advanceOrder', orderId: 9 }, /order is missing/],
  ],
})

const ALLOWED: Record<OrderStatus, string> = {
  queued: 'pendingNew canceled rejected expired new partiallyFilled filled pendingCancel',
  pendingNew: 'new partiallyFilled filled rejected canceled expired pendingCancel queued',
  new: 'partiallyFilled filled pendingCancel canceled rejected expired',
  partiallyFilled: 'partiallyFilled filled pendingCancel canceled expired',
  pendingCancel: 'pendingCancel filled canceled expired new partiallyFilled rejected',
  filled: 'canceled',
  canceled: '',
  rejected: '',
  expired: '',
}
const STATUSES = Object.keys(ALLOWED) as OrderStatus[]

describe('transitions', () => {
  test.each(STATUSES)('of %s', from => {
    expect(STATUSES.filter(to => mayBecome(from, to)).sort()).toEqual(
      ALLOWED[from].split(' ').filter(Boolean).sort(),
    )
    expect(isEnded(from)).toBe(['filled', 'canceled', 'rejected', 'expired'].includes(from))
    for (const to of STATUSES) {
      const copy = copyOf(given)
      copy.orders.get(1)!.status = from
      const advance = () => applyChanges(copy, [{ kind: 'advanceOrder', orderId: 1, status: to }])
      if (from === to || mayBecome(from, to)) expect(advance).not.toThrow()
      else expect(advance).toThrow(/does not become/)
    }
  })
})
