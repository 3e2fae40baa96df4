/** F02: the old password is required, the new one must be hard to guess; each password changes separately. */
import { books, clientNo } from '../../testing/books.ts'
import { newSecret, verifiedSecret, withCredential } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { changeClientPassword } from './change-client-password.ts'

const C1 = clientNo('C1')
const base = books({ clients: { C1: '', C2: 'closed', C3: 'frozen', C4: 'loss-reported', C5: 'dormant' } })
withCredential(base, 'cash', C1, { failures: 2 })
for (const name of ['C2', 'C3', 'C4', 'C5']) withCredential(base, 'cash', clientNo(name))
const of = (name: string): Record<string, number> => ({ clientNo: clientNo(name) })
const secrets = (old = {}, fresh = {}, owner = C1) => ({
  secrets: {
    oldPassword: verifiedSecret('cash', owner, old),
    newPassword: newSecret('cash', owner, fresh),
  },
})
const done = (no: number): string[] => [`update credential cash:${no} version 2 failures 0`]

testFunction(changeClientPassword, {
  given: base,
  typical: { clientNo: C1, password: 'cash', oldPassword: '', newPassword: '' },
  around: secrets(),
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed', of('C2'), 'client_not_normal'],
    ['frozen', of('C3'), 'client_not_normal'],
    ['loss reported', of('C4'), 'client_not_normal'],
    ['no such password set', { password: 'phone' }, 'password_not_set'],
    [
      'locked, even if right',
      {},
      'password_locked',
      { books: withCredential(books(), 'cash', C1, { lockedOn: '2026-11-23' }) },
    ],
    ['wrong', {}, 'password_wrong', secrets({ verified: false })],
    ['right for one that is no more', {}, 'password_wrong', secrets({ version: 0 })],
    ["another's", {}, 'password_wrong', secrets({ owner: clientNo('C2') })],
    ['wrong comes before weak', {}, 'password_wrong', secrets({ verified: false }, { weakness: 'run' })],
    ['the same again', {}, 'password_unchanged', secrets({}, { isUsedBefore: true })],
    ['a run', {}, 'password_is_run', secrets({}, { weakness: 'run' })],
    ['a repeat', {}, 'password_is_repeat', secrets({}, { weakness: 'repeat' })],
    ['a birthday', {}, 'password_is_personal', secrets({}, { weakness: 'personal' })],
    ['letters on the phone', {}, 'password_has_letters', secrets({}, { weakness: 'letters' })],
    ['changed; failures are forgotten', {}, done(C1)],
    ['dormant', of('C5'), done(clientNo('C5')), secrets({}, {}, clientNo('C5'))],
    [
      'a one-time password is changed here',
      {},
      done(C1),
      { books: withCredential(books(), 'cash', C1, { mustChange: true }) },
    ],
  ],
})
