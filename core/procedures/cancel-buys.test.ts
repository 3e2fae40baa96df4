/** Buys of the account are canceled, sales stay; what never left ends at once. */
import { expect, test } from 'vitest'
import { timeOfDay } from '../base/market.ts'
import { books, cashNo, clientNo } from '../testing/books.ts'
import { describeChange } from '../testing/describe-change.ts'
import { cancelBuys } from './cancel-buys.ts'

const given = books({
  cash: { C1: '9000.00' },
  holdings: { 'C1 600000.XSHG': '100' },
  orders: [
    ['C1 buy 100 600000.XSHG @ 10.00', 'queued'],
    ['C1 buy 100 600000.XSHG @ 9.00', 'accepted'],
    ['C1 sell 100 600000.XSHG @ 10.00', 'accepted'],
    ['C1 buy 100 600000.XSHG @ 9.50', 'accepted', 'cancel'],
    ['C1 buy 100 600000.XSHG @ 9.50', 'rejected'],
  ],
})
const at = (time: string) => cancelBuys(given, cashNo('C1'), clientNo('C1'), timeOfDay(time))
const inside = ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0']
const said = (time: string) => at(time).changes.map(change => describeChange(given, change))

test('while the market takes cancels', () => {
  expect(said('10:00').slice(0, 2)).toEqual(inside)
  expect(said('10:00')[2]).toMatch(/^requestCancel 2 /)
  expect(said('10:00')).toHaveLength(3)
  expect(at('10:00').freed).toBe(given.orders.get(1)?.holdCash)
})

test('while it takes none, only what never left', () => {
  expect(said('14:58')).toEqual(inside)
})

test("another account's orders are left alone", () => {
  expect(cancelBuys(given, cashNo('C1', 'USD'), clientNo('C1'), timeOfDay('10:00')).changes).toEqual([])
})
