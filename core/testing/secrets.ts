/** What the pool says of passwords, and credentials in the books, for tests. */
import type { MutableBooks } from '../books/books.ts'
import type { Credential, CredentialKind } from '../books/people.ts'
import type { VerifiedSecret } from '../functions/meta.ts'
import type { PasswordWeakness } from '../rules/password-weakness.ts'

export function withCredential(
  given: MutableBooks,
  kind: CredentialKind,
  owner: number,
  differing: Partial<Credential> = {},
): MutableBooks {
  const key = `${kind}:${owner}`
  const row = { key, kind, owner, version: 1, hash: 'h', failures: 0, lockedOn: null, mustChange: false }
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

export function newSecret(
  kind: CredentialKind,
  owner: number,
  { weakness, isUsedBefore = false }: { weakness?: PasswordWeakness; isUsedBefore?: boolean } = {},
): VerifiedSecret {
  const strength = { length: 6, classes: 1, isUsedBefore, ...(weakness === undefined ? {} : { weakness }) }
  return { kind, owner, version: 1, verified: false, newHash: 'new', strength }
}
