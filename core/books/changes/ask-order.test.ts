/** A question leaves with the batch; the books stay as they are. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { applyChanges } from './change.ts'

const given = books({ cash: { C1: '2000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00', 'accepted']] })

testChange('askOrder', {
  given,
  cases: [
    ['of an order', { kind: 'askOrder', orderId: 1 }, []],
    ['of one that is not there', { kind: 'askOrder', orderId: 9 }, /order is missing/],
  ],
})

test('the question names the order as it was sent', () => {
  applyChanges(given, [{ kind: 'askOrder', orderId: 1 }])
  expect(given.outgoing.at(-1)).toEqual({
    kind: 'status',
    orderId: 1,
    clOrdId: 'O000000001',
    market: 'XSHG',
    tradingUnit: '20001',
    securitiesAccount: 'A000000001',
    code: '600000',
    side: 'buy',
    quantity: 100,
  })
})
