/** At the day end what is free tomorrow goes to waiting freezes; what transfers and later orders hold stays with them. */
import { expect, test } from 'vitest'
import type { SetFreeze } from '../books/changes/set-freeze.ts'
import { applyChanges } from '../books/changes/change.ts'
import { books, clientNo, holdingOf, type BookSpec } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import { inOrder } from '../base/in-order.ts'
import { custodyRequest } from '../procedures/custody/request-custody.ts'
import { DAY_PARTS } from './registry.generated.ts'

function filled(spec: BookSpec, inTransfer = 0): number[][] {
  const built = books({ cash: { C1: '2000.00' }, ...spec })
  if (inTransfer > 0) {
    const { holdingNo, instrumentNo, securitiesAccountId } = holdingOf(built, 'C1', '000001.XSHE')
    const account = built.securitiesAccounts.get(securitiesAccountId)!
    const request = { kind: 'transfer-out', holdingNo, instrumentNo, quantity: inTransfer } as const
    applyChanges(built, [custodyRequest(built, aMeta(), { account, request })])
  }
  const client = built.clients.get(clientNo('C1'))!
  const last = inOrder(DAY_PARTS).reduce<readonly SetFreeze[]>((_, { of }) => {
    const changes = of(built, client)
    applyChanges(built, changes)
    return changes.filter(change => change.kind === 'setFreeze')
  }, [])
  return last.map(({ freeze }) => [freeze.freezeNo, freeze.effective])
}

test.each<[string, BookSpec, number, number[][]]>([
  ['none waits', { holdings: { 'C1 000001.XSHE': '100' } }, 0, []],
  [
    'a day freeze ends and gives its shares',
    { holdings: { 'C1 000001.XSHE': '100' }, freezes: { 'C1 000001.XSHE': ['day 80 of 80', '20 of 150'] } },
    0,
    [[2, 100]],
  ],
  [
    'what a transfer holds stays',
    { holdings: { 'C1 000001.XSHE': '100' }, freezes: { 'C1 000001.XSHE': ['0 of 150'] } },
    70,
    [[1, 30]],
  ],
  [
    'what was bought today may be sold tomorrow',
    {
      holdings: { 'C1 000001.XSHE': '0' },
      orders: [['C1 buy 100 000001.XSHE @ 10.00', 'fill 100 @ 10.00']],
      freezes: { 'C1 000001.XSHE': ['0 of 150'] },
    },
    0,
    [[1, 100]],
  ],
])('%s', (_, spec, inTransfer, expected) => {
  expect(filled(spec, inTransfer)).toEqual(expected)
})
