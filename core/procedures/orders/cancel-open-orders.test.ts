/** Orders that hold money of an account, or shares of a holding, are canceled. One that never left ends at once. */
import { expect, test } from 'vitest'
import { timeOfDay } from '../../base/market.ts'
import { books, cashNo, holdingOf } from '../../testing/books.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { cancelOpenOrders } from './cancel-open-orders.ts'

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
const account = given.cashAccounts.get(cashNo('C1'))!
const at = (time: string) => cancelOpenOrders(given, account, timeOfDay(time))
const inside = ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0']
const said = (time: string) => at(time).changes.map(change => describeChange(given, change))

test('while the market takes cancels', () => {
  expect(said('10:00').slice(0, 2)).toEqual(inside)
  expect(said('10:00')[2]).toMatch(/^requestCancel 2 /)
  expect(said('10:00')).toHaveLength(3)
  expect(at('10:00').freed).toEqual({ cash: given.orders.get(1)?.holdCash, shares: 0 })
})

test('while it takes none, only what never left', () => {
  expect(said('14:58')).toEqual(inside)
})

test("another account's orders are left alone", () => {
  const other = { ...account, accountNo: cashNo('C1', 'USD') }
  expect(cancelOpenOrders(given, other, timeOfDay('10:00')).changes).toEqual([])
})

test('of a holding: its sales, not its buys', () => {
  const selling = books({
    cash: { C1: '9000.00' },
    holdings: { 'C1 600000.XSHG': '200', 'C1 000001.XSHE': '100' },
    orders: [
      ['C1 sell 100 600000.XSHG @ 10.00', 'queued'],
      ['C1 sell 100 600000.XSHG @ 10.00', 'accepted'],
      ['C1 sell 100 000001.XSHE @ 10.00', 'queued'],
      ['C1 buy 100 600000.XSHG @ 9.00', 'queued'],
    ],
  })
  const canceled = cancelOpenOrders(selling, holdingOf(selling, 'C1', '600000.XSHG'), timeOfDay('10:00'))
  expect(canceled.changes.map(change => describeChange(selling, change))).toEqual([
    'advanceOrder 1 canceled canceledQuantity 100',
    'setOrderHold 1 0.00 0',
    expect.stringMatching(/^requestCancel 2 /),
  ])
  expect(canceled.freed).toEqual({ cash: 0, shares: 100 })
})

test('money that is to be lent by repo, too', () => {
  const lending = books({
    cash: { C1: '9000.00' },
    instruments: { '204001.XSHG': 'repo, T+0, unlimited' },
    orders: [['C1 sell 1000 204001.XSHG @ 2.00', 'queued']],
  })
  const { freed } = cancelOpenOrders(lending, lending.cashAccounts.get(cashNo('C1'))!, timeOfDay('10:00'))
  expect(freed.cash).toBe(100_001)
})
