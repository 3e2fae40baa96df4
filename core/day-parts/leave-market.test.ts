/** Shares leave in the evening of the day on which the exchange has ended their designation, once. */
import { expect, test } from 'vitest'
import { applyChanges } from '../books/changes/change.ts'
import { brokenInvariants } from '../books/invariants.ts'
import type { CustodyTransfer } from '../books/tables/custody/custody-transfer.ts'
import { custodyRequest } from '../procedures/custody/request-custody.ts'
import { books, clientNo, holdingOf, settled } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import { leaveMarket } from './leave-market.ts'

function ended(differing: Partial<CustodyTransfer> = {}) {
  const given = books({
    day: '2026-11-23 day-end',
    holdings: { 'C1 600000.XSHG': '100 cost 900.00', 'C1 000001.XSHE': '70' },
  })
  const account = given.securitiesAccounts.get('A000000001.XSHG')!
  const request = {
    kind: 'revoke-designation',
    isByMessage: true,
    status: 'confirmed',
    endedOn: '2026-11-23',
    ...differing,
  } as const
  applyChanges(given, [custodyRequest(given, aMeta(), { account, request })])
  return settled(given)
}

test('all of the account, with its cost, and nothing of another market; the second time nothing', () => {
  const given = ended()
  const client = given.clients.get(clientNo('C1'))!
  applyChanges(given, leaveMarket.of(given, client))
  expect(holdingOf(given, 'C1', '600000.XSHG')).toMatchObject({ settled: 0, cost: 0 })
  expect(holdingOf(given, 'C1', '000001.XSHE').settled).toBe(70)
  expect(brokenInvariants(given)).toEqual([])
  expect(leaveMarket.of(given, client)).toEqual([])
})

test.each<[string, Partial<CustodyTransfer>]>([
  ['the file has ended it, and taken the shares', { isByMessage: false }],
  ['not answered', { status: 'sent', endedOn: null }],
  ['refused', { status: 'refused' }],
  ['ended on an earlier day', { endedOn: '2026-11-20' }],
  ['designated', { kind: 'designate' }],
])('nothing leaves: %s', (_, differing) => {
  const given = ended(differing)
  expect(leaveMarket.of(given, given.clients.get(clientNo('C1'))!)).toEqual([])
})
