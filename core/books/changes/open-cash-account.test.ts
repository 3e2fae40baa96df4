/** One account a currency; interest begins on the day it opens. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { cashAccountNo } from './open-cash-account.ts'
import { applyChanges } from './change.ts'

const open = {
  kind: 'openCashAccount',
  accountNo: 1_000_000_102,
  clientNo: 10_000_001,
  currency: 'USD',
  custodyMode: 'counter',
} as const

testChange('openCashAccount', {
  given: books(),
  cases: [
    ['used before', { ...open, accountNo: 1_000_000_101 }, /used once/],
    ['without client', { ...open, clientNo: 1 }, /client is missing/],
  ],
})

test('it is empty, belongs to its client and has accrued up to yesterday', () => {
  const given = books()
  applyChanges(given, [open])
  const account = given.cashAccounts.get(open.accountNo)
  expect(account).toMatchObject({
    settled: 0,
    onHold: 0,
    frozen: 0,
    accruedTo: '2026-11-22',
    branchNo: 1,
    custodyMode: 'counter',
  })
  expect(given.clients.get(10_000_001)?.cashAccounts.at(-1)).toBe(account)
  expect([...given.dirty.cash_account.inserted]).toEqual([account])
})

test('numbers: the client and two digits for the currency', () => {
  expect([
    cashAccountNo(10_000_001, 'CNY'),
    cashAccountNo(10_000_001, 'USD'),
    cashAccountNo(10_000_001, 'HKD'),
  ]).toEqual([1_000_000_101, 1_000_000_102, 1_000_000_103])
})
