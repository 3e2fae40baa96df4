/** A freeze for more than is free waits; what one gives up goes to the next. */
import { expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { applyChanges } from '../books/changes/change.ts'
import { brokenInvariants } from '../books/invariants.ts'
import { books, cashNo } from '../testing/books.ts'
import { placeFreeze, releaseFreeze } from './cash-freezes.ts'

const order = {
  term: 'long',
  ordered: 15_000,
  authority: 'court',
  document: 'D2',
  summary: '',
  expiresOn: null,
} as const

test('two orders on one balance, the first given up in part and then wholly', () => {
  const given = books({ cash: { C1: '200.00' } })
  const account = present(given.cashAccounts.get(cashNo('C1')), 'account')
  for (let n = 0; n < 2; n++) applyChanges(given, placeFreeze(given, account, order).changes)
  const effective = (): number[] => [...given.freezes.values()].map(freeze => freeze.effective)
  expect(effective()).toEqual([15_000, 5_000])
  const release = (amount: number): void =>
    applyChanges(
      given,
      releaseFreeze(given, account, present(given.freezes.get(1), 'freeze'), amount).changes,
    )
  release(4_000)
  expect(effective()).toEqual([11_000, 9_000])
  release(11_000)
  expect(effective()).toEqual([0, 15_000])
  expect(given.freezes.get(1)?.status).toBe('released')
  expect(account.frozen).toBe(15_000)
  expect(brokenInvariants(given)).toEqual([])
})
