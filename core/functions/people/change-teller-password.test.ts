/** F01: the teller's own password; the old one is required, the new one must be strong and new. */
import { applyChanges } from '../../books/changes/change.ts'
import type { SecretStrength, VerifiedSecret } from '../../frame/meta.ts'
import { books, copyOf } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { changeTellerPassword } from './change-teller-password.ts'

const credential = {
  key: 'sign-in:1001',
  kind: 'sign-in',
  owner: 1001,
  version: 4,
  hash: 'now',
  failures: 2,
  lockedOn: null,
  lockedUntil: null,
  mustChange: true,
} as const
const given = books()
applyChanges(given, [{ kind: 'insert', table: 'credential', row: credential }])
const locked = copyOf(given)
applyChanges(locked, [
  { kind: 'update', table: 'credential', row: { ...credential, lockedUntil: 1_795_000_000_001 } },
])
const lockedBefore = copyOf(given)
applyChanges(lockedBefore, [
  { kind: 'update', table: 'credential', row: { ...credential, lockedUntil: 1_795_000_000_000 } },
])
const nobody = books()
const changedOften = copyOf(given)
applyChanges(changedOften, [
  {
    kind: 'insert',
    table: 'password_history',
    row: { passwordKey: 'sign-in:1001', hashes: ['a', 'b', 'c', 'd'] },
  },
])

const secrets = (old: Partial<VerifiedSecret> = {}, strength: Partial<SecretStrength> = {}) => ({
  secrets: {
    oldPassword: {
      kind: 'sign-in',
      owner: 1001,
      version: 4,
      verified: true,
      newHash: '',
      ...old,
    } satisfies VerifiedSecret,
    newPassword: {
      kind: 'sign-in',
      owner: 1001,
      version: 4,
      verified: false,
      newHash: 'new',
      strength: { length: 8, classes: 2, isUsedBefore: false, ...strength },
    } satisfies VerifiedSecret,
  },
})

const done = [
  'update credential sign-in:1001 version 5 failures 0',
  'insert password_history passwordKey sign-in:1001 hashes ["now"]',
]

testFunction(changeTellerPassword, {
  given,
  typical: { oldPassword: 'x', newPassword: 'abcdef-1' },
  around: secrets(),
  cases: [
    ['as long and mixed as it has to be', {}, done],
    ['wrong', {}, 'password_wrong', secrets({ verified: false })],
    ['right, but since replaced', {}, 'password_wrong', secrets({ version: 3 })],
    ['right, but somebody else’s', {}, 'password_wrong', secrets({ owner: 1002 })],
    ['a teller without any', {}, 'password_wrong', { ...secrets(), books: nobody }],
    ['locked', {}, 'password_locked', { ...secrets(), books: locked }],
    ['locked on another day', {}, done, { ...secrets(), books: lockedBefore }],
    ['a character short', {}, 'password_too_short', secrets({}, { length: 7 })],
    ['of one kind', {}, 'password_too_simple', secrets({}, { classes: 1 })],
    ['a common one', {}, 'password_common', secrets({}, { tellerWeakness: 'common' })],
    ['one made of the name', {}, 'password_derived', secrets({}, { tellerWeakness: 'derived' })],
    ['the present one or an old one', {}, 'password_used_before', secrets({}, { isUsedBefore: true })],
    [
      'short before simple before old',
      {},
      'password_too_short',
      secrets({}, { length: 1, classes: 1, isUsedBefore: true }),
    ],
    [
      'four are remembered beside the present one',
      {},
      [done[0]!, 'update password_history passwordKey sign-in:1001 hashes ["now","a","b","c"]'],
      { ...secrets(), books: changedOften },
    ],
  ],
})
