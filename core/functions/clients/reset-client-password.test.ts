/** F03: the identity is checked; the one-time password ends a lock-out and has to be changed. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { aLoss } from '../../testing/records.ts'
import { newSecret, withCredential } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { resetClientPassword } from './reset-client-password.ts'

const C1 = clientNo('C1')
const given = withCredential(books({ clients: { C1: 'loss-reported', C2: 'closed' } }), 'cash', C1, {
  lockedOn: '2026-11-20',
  lockedUntil: null,
  failures: 5,
})
const secrets = (fresh = {}) => ({ secrets: { newPassword: newSecret('cash', C1, fresh) } })
const typical = { clientNo: C1, identityNumber: 'C1', password: 'cash', newPassword: '' } as const

/** The books after F16, with the card lost, too. */
function lost(objectId: string) {
  const before = books({ clients: { C1: 'loss-reported' } })
  applyChanges(before, [
    { kind: 'insert', table: 'loss_report', row: aLoss({ object: 'password', objectId }) },
    { kind: 'insert', table: 'loss_report', row: aLoss({ lossNo: 2 }) },
  ])
  return { books: before }
}

testFunction(resetClientPassword, {
  given,
  typical,
  around: secrets(),
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed', { clientNo: clientNo('C2'), identityNumber: 'C2' }, 'client_not_normal'],
    ['another document', { identityNumber: 'C2' }, 'identity_mismatch'],
    ['a run', {}, 'password_is_run', secrets({ weakness: 'run' })],
    ['a repeat', {}, 'password_is_repeat', secrets({ weakness: 'repeat' })],
    ['a birthday', {}, 'password_is_personal', secrets({ weakness: 'personal' })],
    ['letters on the phone', {}, 'password_has_letters', secrets({ weakness: 'letters' })],
    ['after a loss', {}, [`update credential cash:${C1} version 2 failures 0`]],
    [
      'reported lost: that is over, and nothing else is',
      {},
      [
        `insert credential cash:${C1} version 1 failures 0`,
        `update loss_report lossNo 1 clientNo ${C1} object password objectId cash manner written reportedOn 2026-11-20 status replaced tellerNo 1001`,
      ],
      lost('cash'),
    ],
    [
      'another password was lost: it still is',
      {},
      [`insert credential cash:${C1} version 1 failures 0`],
      lost('trading'),
    ],
    [
      'where none was set',
      { clientNo: clientNo('C1') },
      [`insert credential cash:${C1} version 1 failures 0`],
      { books: books() },
    ],
  ],
})

test('it is not locked any more, and has to be changed', () => {
  const decision = resetClientPassword.decide(given, typical, aMeta(secrets()))
  applyChanges(given, decision.accepted ? decision.changes : [])
  expect(given.credentials.get(`cash:${C1}`)).toMatchObject({ lockedOn: null, failures: 0, mustChange: true })
})
