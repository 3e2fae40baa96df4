/** F08: gives every reason at once; when there is none, everything ends. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo, type BookSpec } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { aCard, anAgent } from '../../testing/records.ts'
import { verifiedSecret, withCredential } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { withTills } from '../../testing/tills.ts'
import { closeClient } from './close-client.ts'

const C1 = clientNo('C1')

/** Books of a client whose Shanghai account is no longer designated, as when a client leaves. */
function leaving(spec: BookSpec = {}, till = '5000.00 open'): MutableBooks {
  const given = books(spec)
  for (const account of given.securitiesAccounts.values()) account.tradingUnit = ''
  return withTills(given, { '1001 CNY': till })
}
const rich = leaving({
  clients: { C2: 'closed', C3: 'frozen', C4: 'dormant' },
  cash: { C1: '1000.00 accrued to 2026-08-21' },
})
const closed = [
  'update securities_account A000000001.XSHG closed ',
  'update securities_account 0000000001.XSHE closed ',
  `amendClient ${C1} status closed channels  closedOn 2026-11-23`,
].map(line => line.trimEnd())
const interest = [
  'capitaliseInterest 1000000101 up to 2026-11-22',
  'post interest CNY 0.13 interest-expense → cash 1000000101',
]
/** The interest of 0.13 that a thousand yuan earn in a quarter. */
function onlyInterest(custody: string): MutableBooks {
  const given = leaving({ clients: { C1: custody }, cash: { C1: '0.00' } })
  present(given.cashAccounts.get(1_000_000_101), 'account').accumulator = 4_650_000_000n
  return given
}
const secured = (differing = {}): MutableBooks =>
  withCredential(leaving({ cash: { C1: '10.00' } }), 'cash', C1, differing)
const said = (verified: boolean) => ({ secrets: { cashPassword: verifiedSecret('cash', C1, { verified }) } })

testFunction(closeClient, {
  given: rich,
  typical: { clientNo: C1, payout: 'cash' },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed already', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ['frozen', { clientNo: clientNo('C3') }, 'client_not_normal'],
    [
      'nothing but interest is left, which leaves over the link',
      {},
      'close_refused',
      { books: onlyInterest('third-party') },
    ],
    [
      'at the counter it is paid out',
      {},
      [
        ...interest,
        'post withdrawal CNY 0.13 cash 1000000101 → till 1001',
        'insert voucher 1 withdrawal 1000000101 CNY 0.13',
        'closeCashAccount 1000000101',
        ...closed,
      ],
      { books: onlyInterest('') },
    ],
    ['something is left', {}, 'close_refused', { books: books({ cash: { C1: '10.00' } }) }],
    ['the password is asked', {}, 'password_needed', { books: secured() }],
    ['wrong', {}, 'password_wrong', { books: secured(), ...said(false) }],
    ['locked', {}, 'password_locked', { books: secured({ lockedOn: '2026-11-23' }), ...said(true) }],
    [
      'a one-time password',
      {},
      'client_password_must_change',
      { books: secured({ mustChange: true }), ...said(true) },
    ],
    ['the till is closed', {}, 'till_closed', { books: leaving({ cash: { C1: '10.00' } }, '50.00 closed') }],
    [
      'a fen short in the till',
      {},
      'till_short',
      { books: leaving({ cash: { C1: '10.01' } }, '10.00 open') },
    ],
    [
      'interest, balance, accounts, client',
      {},
      [
        ...interest,
        'post withdrawal CNY 1000.13 cash 1000000101 → till 1001',
        'insert voucher 1 withdrawal 1000000101 CNY 1000.13',
        'closeCashAccount 1000000101',
        ...closed,
      ],
    ],
    [
      'by transfer',
      { payout: 'transfer' },
      [
        ...interest,
        'post transfer-out CNY 1000.13 cash 1000000101 → bank',
        'insert voucher 1 transfer-out 1000000101 CNY 1000.13',
        'closeCashAccount 1000000101',
        ...closed,
      ],
    ],
    [
      'empty and asleep: no till is asked for',
      {},
      ['capitaliseInterest 1000000101 up to 2026-11-22', 'closeCashAccount 1000000101', ...closed],
      { books: leaving({ clients: { C1: 'dormant' } }, '0.00 closed') },
    ],
  ],
})

test('agents and cards end with the client', () => {
  const given = leaving()
  applyChanges(given, [
    { kind: 'insert', table: 'agent', row: anAgent() },
    { kind: 'insert', table: 'card', row: aCard() },
  ])
  const decision = closeClient.decide(given, { clientNo: C1, payout: 'cash' }, aMeta())
  applyChanges(given, decision.accepted ? decision.changes : [])
  const client = present(given.clients.get(C1), 'client')
  expect(client.records.agent?.get(1)?.status).toBe('ended')
  expect(client.records.card?.get('10000001015')?.status).toBe('closed')
  expect(client.status).toBe('closed')
})
