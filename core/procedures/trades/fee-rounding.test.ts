/** Whatever the depository states: after rounding, or once a person has accepted its figure, the payable is what it charges. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, type Change } from '../../books/changes/change.ts'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { OUTSIDE_FEES } from '../../rules/fee-sums.ts'
import { books } from '../../testing/books.ts'
import { FEE_ACCOUNTS } from './fee-accounts.ts'
import { listedDifference, roundFees, roundingOf } from './fee-rounding.ts'

const LIMIT = 100
const figure = fc.integer({ min: 0, max: 500 })
const rowsOf = (changes: readonly Change[]): Discrepancy[] =>
  changes.flatMap(change => (change.kind === 'insert' && change.table === 'discrepancy' ? [change.row] : []))

test('what is payable becomes what the depository takes; what differs is listed, and above the limit left to a person', () => {
  fc.assert(
    fc.property(fc.constantFrom(...OUTSIDE_FEES), figure, figure, (fee, ours, theirs) => {
      const given = books()
      const { businessDate } = given.day
      const payable = (): number => given.houseAccounts.get(`1/${FEE_ACCOUNTS[fee]}/1/XSHG`)?.balance ?? 0
      const stated = { market: 'XSHG', tradingUnit: '20001', currency: 'CNY', fee, ours, theirs } as const
      const { changes } = roundFees(given, { fees: [stated], onErrorAccount: [] })
      applyChanges(given, changes)
      const rows = rowsOf(changes)
      expect(rows.length).toBe(ours === theirs ? 0 : 1)
      const isOpen = Math.abs(theirs - ours) > LIMIT
      expect(rows.map(({ resolution }) => resolution)).toEqual(rows.map(() => (isOpen ? 'open' : 'rounded')))
      expect(payable()).toBe(isOpen ? 0 : theirs - ours)
      if (isOpen)
        applyChanges(
          given,
          rows.map(row => roundingOf(listedDifference(row))),
        )
      expect(payable()).toBe(theirs - ours)
      expect(given.houseAccounts.get('1/fee-rounding/1/XSHG')?.balance ?? 0).toBe(0 - (theirs - ours))
      expect(brokenInvariants(given)).toEqual([])
      expect(rows.every(row => row.businessDate === businessDate)).toBe(true)
    }),
  )
})

test('a person reads both figures in yuan', () => {
  const stated = { market: 'XSHE', tradingUnit: '20002', currency: 'HKD', fee: 'settlementFee' } as const
  const { changes } = roundFees(books(), {
    fees: [{ ...stated, ours: 1_050, theirs: 1_048 }],
    onErrorAccount: [],
  })
  expect(rowsOf(changes)).toMatchObject([
    { kind: 'fee', subject: 'XSHE 20002 HKD settlementFee', ours: '10.50', theirs: '10.48' },
  ])
})
