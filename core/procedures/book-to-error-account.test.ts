/** What is no client's: money and shares of the house, in balance, and gone again when it is sold. */
import { expect, test } from 'vitest'
import { applyChanges } from '../books/changes/change.ts'
import { brokenInvariants } from '../books/invariants.ts'
import { books } from '../testing/books.ts'
import { bookToErrorAccount } from './book-to-error-account.ts'

test('bought, then sold dearer: what is left is the gain', () => {
  const given = books()
  const instrument = given.instrumentsById.get('600000.XSHG')!
  const trade = { branchNo: 1, instrument, quantity: 100, tradeDate: given.day.businessDate } as const
  const balance = (key: string): number => given.houseAccounts.get(key)?.balance ?? 0
  applyChanges(given, bookToErrorAccount({ ...trade, side: 'buy', price: 100_000 }))
  expect(balance('1/suspense/1/')).toBe(-1000_00)
  expect(balance(`1/suspense/${instrument.instrumentNo}/`)).toBe(100)
  expect(brokenInvariants(given)).toEqual([])
  applyChanges(given, bookToErrorAccount({ ...trade, side: 'sell', price: 101_000 }))
  expect(balance('1/suspense/1/')).toBe(10_00)
  expect(balance(`1/suspense/${instrument.instrumentNo}/`)).toBe(0)
  expect(balance('1/clearing/1/XSHG')).toBe(-10_00)
  expect(brokenInvariants(given)).toEqual([])
})
