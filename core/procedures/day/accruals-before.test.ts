/** Each account that is touched, once; brought forward to yesterday only where interest is credited. */
import { expect, test } from 'vitest'
import type { Change } from '../../books/changes/change.ts'
import { books, cashNo } from '../../testing/books.ts'
import { accrualsBefore } from './accruals-before.ts'

const given = books({
  day: '2026-03-23 closing',
  cash: { C1: '1000.00 accrued to 2026-03-19', C2: '500.00 accrued to 2026-03-19' },
})
const accountNo = cashNo('C1')
const post: Change = {
  kind: 'post',
  entry: 'interest',
  asset: 1,
  amount: 1,
  debit: { house: '1/interest-expense/1/' },
  credit: { cashAccount: accountNo },
  tradeDate: '2026-03-23',
}
const credit: Change = { kind: 'capitaliseInterest', accountNo, upTo: '2026-03-20' }

test('touched twice, named once, as it stands', () => {
  expect(accrualsBefore(given, [post, post])).toMatchObject([
    { accountNo, before: { accruedTo: '2026-03-19', accumulator: '0' } },
  ])
  expect(accrualsBefore(given, [post])[0]).not.toHaveProperty('toYesterday')
})

test('credited: also as it would stand with the interest up to yesterday', () => {
  const [row] = accrualsBefore(given, [credit, post])
  expect(row?.before.accruedTo).toBe('2026-03-19')
  expect(row?.toYesterday?.accruedTo).toBe('2026-03-22')
  expect(BigInt(row?.toYesterday?.dueAccumulator ?? 0)).toBeGreaterThan(0n)
  expect(given.cashAccounts.get(accountNo)?.accruedTo).toBe('2026-03-19')
})

test('what touches no client account', () => {
  expect(accrualsBefore(given, [{ ...post, credit: { house: '1/suspense/1/' } }])).toEqual([])
})
