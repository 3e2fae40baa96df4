/** Computes interest as it will stand at the end of a period, without changing the account. */
import { expect, test } from 'vitest'
import { books, cashNo } from '../../testing/books.ts'
import { interestForPeriod } from './interest-for-period.ts'

const account = (cash: string) => {
  const given = books({ cash: { C1: cash } })
  return [given, given.cashAccounts.get(cashNo('C1'))!] as const
}

test.each([
  ['money', '100000.00 accrued to 2026-09-10', { credit: 139, penalty: 0 }],
  ['debt', '-100000.00 accrued to 2026-09-10', { credit: 0, penalty: 50_000 }],
  ['nothing', '0.00 accrued to 2026-09-10', { credit: 0, penalty: 0 }],
  ['brought forward already', '100000.00 accrued to 2026-09-20', { credit: 0, penalty: 0 }],
])('%s, ten days', (_, cash, expected) => {
  const [given, own] = account(cash)
  expect(interestForPeriod(given, own, '2026-09-20')).toEqual(expected)
  expect(own.accumulator).toBe(0n)
})

test('what had accrued before is part of it', () => {
  const [given, own] = account('100000.00 accrued to 2026-09-20')
  own.accumulator = 360n * 1_000_000n * 5n
  expect(interestForPeriod(given, own, '2026-09-20').credit).toBe(5)
})
