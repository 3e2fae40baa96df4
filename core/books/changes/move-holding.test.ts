/** A holding is found under its new account, and under the old one no more. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import { holdingKey } from '../accounts.ts'
import { applyMoveHolding } from './move-holding.ts'

const H = 1_000_000_000_001
const given = books({ clients: { C2: '' }, holdings: { 'C1 600000.XSHG': '100' } })
const open = (number: string) =>
  ({
    kind: 'openSecuritiesAccount',
    account: { ...given.securitiesAccounts.get('A000000001.XSHG')!, securitiesAccountId: number },
  }) as const
const move = (securitiesAccountId: string) =>
  ({ kind: 'moveHolding', holdingNo: H, securitiesAccountId }) as const

testChange('moveHolding', {
  given,
  cases: [
    ['to an unknown account', move('A000000009.XSHG'), /securities account is missing/],
    ['to another client', move('A000000002.XSHG'), /stays with its client/],
    ['to where it is', move('A000000001.XSHG'), /one holding per key/],
  ],
})

test('by its new key only', () => {
  const own = books({ holdings: { 'C1 600000.XSHG': '100' } })
  own.securitiesAccounts.set('A000000009.XSHG', open('A000000009.XSHG').account)
  applyMoveHolding(own, move('A000000009.XSHG'))
  const keyAt = (account: string): string => holdingKey(account, 1001, '', '')
  expect(own.holdingsByKey.get(keyAt('A000000001.XSHG'))).toBeUndefined()
  expect(own.holdingsByKey.get(keyAt('A000000009.XSHG'))?.holdingNo).toBe(H)
})
