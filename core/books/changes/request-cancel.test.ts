/** A cancel leaves for the exchange and names the order it is for. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { applyChanges } from './change.ts'

const given = books({ cash: { C1: '2000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00', 'accepted']] })
const request = { kind: 'requestCancel', orderId: 1, clOrdId: 'C000000001' } as const

testChange('requestCancel', {
  given,
  cases: [
    [
      'an open order',
      request,
      ['orders 1 cancelClOrdId  → C000000001', 'orders 1 status new → pendingCancel'],
    ],
    [
      'a part',
      { ...request, cancelQuantity: 40 },
      [
        'orders 1 cancelClOrdId  → C000000001',
        'orders 1 cancelQuantity 0 → 40',
        'orders 1 status new → pendingCancel',
      ],
    ],
    ['unknown', { ...request, orderId: 9 }, /order is missing/],
  ],
})

test('it leaves for the exchange', () => {
  applyChanges(given, [request])
  expect(given.outgoing).toMatchObject([
    {
      kind: 'cancel',
      clOrdId: 'C000000001',
      originalClOrdId: 'O000000001',
      quantity: 100,
      securitiesAccount: 'A000000001',
    },
  ])
})
