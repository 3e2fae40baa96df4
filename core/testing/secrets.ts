/** What the pool reports about passwords, and credentials in the books, for tests. */
import type { Books, MutableBooks } from '../books/books.ts'
import type { Credential } from '../books/tables/people/credential.ts'
import type { VerifiedSecret } from '../frame/meta.ts'
import type { PasswordWeakness } from '../rules/password-weakness.ts'
import { copyOf } from './books.ts'
import type { Row } from './test-function.ts'
import type { CredentialKind } from '../words/credential-kind.ts'

export function withCredential(
  given: MutableBooks,
  kind: CredentialKind,
  owner: number,
  differing: Partial<Credential> = {},
): MutableBooks {
  const key = `${kind}:${owner}`
  const row = {
    key,
    kind,
    owner,
    version: 1,
    hash: 'h',
    failures: 0,
    lockedOn: null,
    lockedUntil: null,
    mustChange: false,
  }
  given.credentials.set(key, { ...row, ...differing })
  return given
}

export function verifiedSecret(
  kind: CredentialKind,
  owner: number,
  differing: Partial<VerifiedSecret> = {},
): VerifiedSecret {
  return { kind, owner, version: 1, verified: true, newHash: '', ...differing }
}

/**
 * The refusals of a function that requires a client's trading password, and its success when the password is right, as rows of
 * its table.
 */
export function tradingPasswordRows(given: Books, owner: number, accepted: readonly string[]): Row[] {
  const secured = (differing: Partial<Credential> = {}): MutableBooks =>
    withCredential(copyOf(given), 'trading', owner, differing)
  const said = (differing: Partial<VerifiedSecret> = {}) => ({
    secrets: { tradingPassword: verifiedSecret('trading', owner, differing) },
  })
  return [
    ['a password is set and not given', {}, 'password_needed', { books: secured() }],
    ['wrong', {}, 'password_wrong', { books: secured(), ...said({ verified: false }) }],
    ['locked', {}, 'password_locked', { books: secured({ lockedOn: '2026-11-23' }), ...said() }],
    [
      'reset and not yet changed',
      {},
      'client_password_must_change',
      { books: secured({ mustChange: true }), ...said() },
    ],
    ['right', {}, accepted, { books: secured(), ...said() }],
    ['an approved exception', {}, accepted, { books: secured(), checkerNo: 1002 }],
  ]
}

export function newSecret(
  kind: CredentialKind,
  owner: number,
  { weakness, isUsedBefore = false }: { weakness?: PasswordWeakness; isUsedBefore?: boolean } = {},
): VerifiedSecret {
  const strength = { length: 6, classes: 1, isUsedBefore, ...(weakness === undefined ? {} : { weakness }) }
  return { kind, owner, version: 1, verified: false, newHash: 'new', strength }
}
