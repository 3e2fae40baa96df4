/** Ids of ours, ids that only look like ours, and ids of submissions before the present one. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { earlierSubmission, ownOrderId, reportedOrder } from './reported-order.ts'

const given = books({ cash: { C1: '2000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] })
given.orders.get(1)!.clOrdId = 'P000000001'
given.supplements.set('XSHG/X9', 1)

test.each([
  ['its present id', 'P000000001', 1, undefined],
  ['a cancel of it', 'C000000001', 1, undefined],
  ['the id of an earlier submission', 'O000000001', undefined, 1],
  ['an id it may have later', 'Q000000001', undefined, undefined],
  ['a number that was not given yet', 'O000000002', undefined, undefined],
  ['no id of ours', 'strange', undefined, undefined],
])('%s', (_, clOrdId, own, earlier) => {
  expect(ownOrderId(given, clOrdId)).toBe(own)
  expect(earlierSubmission(given, { market: 'XSHG', clOrdId, exchangeOrderId: '' })).toBe(earlier)
})

test('by the number of the exchange, in its own market', () => {
  const of = (market: 'XSHG' | 'XSHE') =>
    reportedOrder(given, { market, clOrdId: 'strange', exchangeOrderId: 'X9' })?.orderId
  expect([of('XSHG'), of('XSHE')]).toEqual([1, undefined])
})
