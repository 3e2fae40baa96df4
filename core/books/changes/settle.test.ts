/** Settling moves a lot's money or shares within the account: its balance, its dates and the figures stay. */
import { expect, test } from 'vitest'
import { books, cashNo, copyOf, holdingOf } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { availableCash, withdrawableCash } from '../figures.ts'
import { sellableQuantity } from '../holding-figures.ts'
import { applyChanges } from './change.ts'
import { cashBalance, shareBalance, type Entry } from './post.ts'

const given = books({
  cash: { C1: '2000.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
})
const cashLot = given.cashAccounts.get(cashNo('C1'))!.unsettled[0]!
const shareLot = holdingOf(given, 'C1', '600000.XSHG').unsettled[0]!
const cash = {
  kind: 'settleCash',
  accountNo: cashNo('C1'),
  lot: cashLot,
  purchases: 100_506,
  proceeds: 0,
} as const
const shares = {
  kind: 'settleShares',
  holdingNo: 1_000_000_000_001,
  lot: shareLot,
  bought: 100,
  sold: 0,
} as const
const account = 'cashAccounts 1000000101'
const holding = 'holdings 1000000000001'

testChange('settle', {
  given,
  cases: [
    [
      'cash',
      cash,
      [
        `${account} settled 200000 → 99494`,
        `${account} unsettled 2026-11-23/2026-11-24/2026-11-23/2026-11-24 settledPurchases 0 → 100506`,
        'counters entryNo 4 → 5',
      ],
    ],
    [
      'shares',
      shares,
      [
        'counters entryNo 4 → 5',
        `${holding} settled 0 → 100`,
        `${holding} unsettled 2026-11-23/2026-11-24/2026-11-24 settledBought 0 → 100`,
      ],
    ],
    [
      'a lot of other dates',
      { ...cash, lot: { ...cashLot, settlementDate: '2026-12-01' } },
      /unsettled lot is missing/,
    ],
    [
      'shares of other dates',
      { ...shares, lot: { ...shareLot, sellableFrom: '2026-12-01' } },
      /unsettled lot is missing/,
    ],
  ],
})

test('balances and figures do not move; an entry shows the stages', () => {
  const settled = copyOf(given)
  const figures = () => {
    const [own, held] = [settled.cashAccounts.get(cashNo('C1'))!, holdingOf(settled, 'C1', '600000.XSHG')]
    return ['2026-11-23', '2026-11-24'].map(day => [
      availableCash(own, day),
      withdrawableCash(own, day),
      sellableQuantity(held, day),
      cashBalance(own),
      shareBalance(held),
    ])
  }
  const before = figures()
  applyChanges(settled, [cash, shares])
  expect(figures()).toEqual(before)
  expect(
    [...settled.dirty.entry.inserted].map(row => {
      const { amount, debitStage, creditStage } = row as Entry
      return [amount, debitStage, creditStage]
    }),
  ).toEqual([
    [100_506, 'S', 'U'],
    [100, 'U', 'S'],
  ])
})
