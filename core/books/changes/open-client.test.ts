/** A client number and an identity are used once. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { applyChanges } from './change.ts'
import { identityKey } from './open-client.ts'

test('opens with the next number, and is found by its identity', () => {
  const given = books()
  const {
    cashAccounts: _,
    securitiesAccounts: __,
    holdings: ___,
    freezes: ____,
    orders: _____,
    trades: ______,
    vouchers: _______,
    ...row
  } = given.clients.get(10_000_001)!
  const client = { ...row, clientNo: 10_000_005, identityNumber: 'N2' }
  applyChanges(given, [{ kind: 'openClient', client }])
  expect(given.clientsByIdentity.get(identityKey(client))).toBe(10_000_005)
  expect(given.counters.clientNo).toBe(10_000_006)
  expect([...given.dirty.client.inserted]).toEqual([given.clients.get(10_000_005)])
  expect(() => applyChanges(given, [{ kind: 'openClient', client }])).toThrow(/used once/)
})
