/** Interest is rounded once, and goes where a freeze directs it. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { books, cashNo } from '../../testing/books.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { fruitsOf, interestToYesterday, payInterest } from './pay-interest.ts'

function pay(text: string, freezes: readonly string[] = [], covers = false): string[] {
  const given = books({ cash: { C1: text }, freezes: { C1: freezes } })
  const account = present(given.cashAccounts.get(cashNo('C1')), 'account')
  for (const freeze of given.freezes.values()) if (covers) freeze.coversDividends = true
  const paid = payInterest(given, account, interestToYesterday(given))
  const changes = [...paid.changes, ...fruitsOf(given, account, paid)]
  const said = changes.map(change => describeChange(given, change))
  applyChanges(given, changes)
  expect(brokenInvariants(given)).toEqual([])
  expect(account).toMatchObject({ accruedTo: '2026-11-22', accumulator: 0n, penaltyAccumulator: 0n })
  return said
}

const done = 'capitaliseInterest 1000000101 up to 2026-11-22'
const earned = 'post interest CNY 0.13 interest-expense → cash 1000000101'

test.each([
  ['nothing to pay', pay('1000.00'), [done]],
  ['ninety-three days', pay('1000.00 accrued to 2026-08-21'), [done, earned]],
  [
    'an overdraft bears penalty interest',
    pay('-1000.00 accrued to 2026-11-21'),
    [done, 'post penalty-interest CNY 0.50 cash 1000000101 → penalty-interest-income'],
  ],
  [
    'a freeze that waits is filled by what follows',
    pay('1000.00 accrued to 2026-08-21', ['1000.00 of 2000.00']),
    [done, earned],
  ],
  [
    'a freeze that covers interest is ordered for it as well',
    pay('1000.00 accrued to 2026-08-21', ['1000.00 of 1000.00'], true),
    [done, earned, 'setFreeze 1 cash 1000000101 1000.00 of 1000.13 rank 1 in-force'],
  ],
  ['another does not', pay('1000.00 accrued to 2026-08-21', ['1000.00 of 1000.00']), [done, earned]],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected)
})
