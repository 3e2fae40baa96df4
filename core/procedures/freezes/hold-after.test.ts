/** The hold of an order after each message: it follows from the rest and from what was charged, and is zero at the end. */
import { expect, test } from 'vitest'
import { books, happen } from '../../testing/books.ts'
import { holdAfter } from './hold-after.ts'

test('a buy through its life', () => {
  const given = books({ cash: { C1: '5000.00' }, orders: [['C1 buy 300 600000.XSHG @ 10.00']] })
  const hold = () => holdAfter(given, given.orders.get(1)!)
  expect(hold()).toEqual({ cash: 300_000 + 519, shares: 0 })
  happen(given, 1, 'fill 100 @ 9.00')
  // 2000.00 are left. Fees are 5.19 at most on 2900.00, of which 5.06 are charged.
  expect(hold()).toEqual({ cash: 200_000 + 519 - 506, shares: 0 })
  happen(given, 1, 'cancel')
  happen(given, 1, 'canceled 100')
  expect(hold()).toEqual({ cash: 100_000 + 512 - 506, shares: 0 })
  happen(given, 1, 'fill 100 @ 9.00')
  expect([hold(), given.orders.get(1)?.status]).toEqual([{ cash: 0, shares: 0 }, 'canceled'])
})
