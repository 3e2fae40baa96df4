/** A hold is an absolute figure; the account's total moves by the difference. */
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const given = books({
  cash: { C1: '5000.00' },
  holdings: { 'C1 600000.XSHG': '100' },
  orders: [
    ['C1 buy 100 000001.XSHE @ 10.00'],
    ['C1 buy 100 000001.XSHE @ 9.00'],
    ['C1 sell 100 600000.XSHG @ 10.00'],
  ],
})
const set = (orderId: number, cash: number, shares: number) =>
  ({ kind: 'setOrderHold', orderId, cash, shares }) as const

testChange('setOrderHold', {
  given,
  cases: [
    [
      'less',
      set(1, 60_004, 0),
      ['cashAccounts 1000000101 onHold 191012 → 150510', 'orders 1 holdCash 100506 → 60004'],
    ],
    ['none', set(1, 0, 0), ['cashAccounts 1000000101 onHold 191012 → 90506', 'orders 1 holdCash 100506 → 0']],
    ['the same', set(1, 100_506, 0), []],
    ['shares', set(3, 0, 40), ['holdings 1000000000001 onHold 100 → 40', 'orders 3 holdShares 100 → 40']],
    ['less than nothing', set(1, -1, 0), /not negative/],
    ['shares of a buy', set(1, 0, 1), /holding is missing/],
    ['unknown', set(9, 0, 0), /order is missing/],
  ],
})
