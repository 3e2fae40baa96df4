/** Only what waits is released. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { applyChanges } from './change.ts'

const cash = { C1: '2000.00' }
const queued = books({ cash, orders: [['C1 buy 100 600000.XSHG @ 10.00', 'queued']] })
const release = { kind: 'releaseOrder', orderId: 1, clOrdId: 'O000000001' } as const

testChange('releaseOrder', {
  given: queued,
  cases: [
    ['queued', release, ['orders 1 clOrdId  → O000000001', 'orders 1 status queued → pendingNew']],
    [
      'sent before',
      release,
      /only a queued order/,
      books({ cash, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }),
    ],
    ['unknown', { ...release, orderId: 9 }, /order is missing/],
  ],
})

test('it leaves for its exchange', () => {
  applyChanges(queued, [release])
  expect(queued.outgoing).toMatchObject([{ kind: 'new-order', clOrdId: 'O000000001' }])
})
