/** A trade of no client: money and shares of the house balance, and are gone when it is sold. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { books } from '../../testing/books.ts'
import { bookToErrorAccount } from './book-to-error-account.ts'

test('bought, then sold dearer: what is left is the gain without what the depository took', () => {
  const given = books()
  const instrument = given.instrumentsById.get('600000.XSHG')!
  const trade = { instrument, quantity: 100 } as const
  const balance = (key: string): number => given.houseAccounts.get(key)?.balance ?? 0
  applyChanges(given, bookToErrorAccount(given, 'T1', { ...trade, side: 'buy', price: 100_000 }))
  // On a thousand yuan: 0.01 for the transfer, 0.03 for the exchange, 0.02 for the regulator.
  expect(balance('1/suspense/1/')).toBe(-1000_06)
  expect(balance(`1/suspense/${instrument.instrumentNo}/`)).toBe(100)
  expect(brokenInvariants(given)).toEqual([])
  applyChanges(given, bookToErrorAccount(given, 'T1', { ...trade, side: 'sell', price: 101_000 }))
  // The sale also bears half a per mille of stamp duty (0.51).
  expect(balance('1/suspense/1/')).toBe(10_00 - 6 - 6 - 51)
  expect(balance('1/stamp-duty-payable/1/XSHG')).toBe(51)
  expect(balance('1/transfer-fee-payable/1/XSHG')).toBe(2)
  expect(balance('1/exchange-fee-payable/1/XSHG')).toBe(6)
  expect(balance('1/regulatory-fee-payable/1/XSHG')).toBe(4)
  expect(balance(`1/suspense/${instrument.instrumentNo}/`)).toBe(0)
  expect(balance('1/clearing/1/XSHG')).toBe(-10_00)
  expect(brokenInvariants(given)).toEqual([])
})

test.each([
  ['lent', 'sell', 'lend', -100_000],
  ['borrowed', 'buy', 'borrow', 100_000],
] as const)('%s by repo: money alone, and a record of when it comes back', (_, side, way, suspense) => {
  const given = books({ instruments: { '204001.XSHG': 'repo, T+0, 1.00-3.00' } })
  const instrument = given.instrumentsById.get('204001.XSHG')!
  const tradeKey = `2026-11-23/XSHG//T9/${side}`
  const changes = bookToErrorAccount(given, tradeKey, {
    instrument,
    side,
    price: 20_000,
    quantity: 1000,
  })
  applyChanges(given, changes)
  expect(given.houseAccounts.get('1/suspense/1/')?.balance).toBe(suspense)
  expect(given.houseAccounts.get(`1/suspense/${instrument.instrumentNo}/`)).toBeUndefined()
  expect(brokenInvariants(given)).toEqual([])
  // From Tuesday to Wednesday: 1,000.00 × 2 % / 365.
  expect([...given.errorRepos.values()]).toEqual([
    {
      tradeKey,
      market: 'XSHG',
      instrumentNo: instrument.instrumentNo,
      side: way,
      amount: 100_000,
      rate: 20_000,
      tradeDate: '2026-11-23',
      firstSettlementDate: '2026-11-24',
      maturityDate: '2026-11-24',
      maturitySettlementDate: '2026-11-25',
      interest: 5,
      status: 'open',
    },
  ])
})
