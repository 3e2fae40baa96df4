/**
 * A new password: whether it is strong enough, and what is stored of it. The pool that hashes it reports its length, how many
 * kinds of characters it has, and whether it was used before; the firm's settings say what is required. (GB/T 22239-2019, level
 * 3)
 */
import { saved } from '../../books/changes/saved.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Credential } from '../../books/tables/people/credential.ts'
import type { VerifiedSecret } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { settingOf } from '../../rules/settings.ts'
import type { CredentialKind } from '../../words/credential-kind.ts'

type NewSecretRefusal =
  | 'password_too_short'
  | 'password_too_simple'
  | 'password_used_before'
  | 'password_common'
  | 'password_derived'
export const NEW_SECRET_REFUSALS = [
  'password_too_short',
  'password_too_simple',
  'password_used_before',
  'password_common',
  'password_derived',
] as const satisfies readonly NewSecretRefusal[]

export function checkNewSecret(
  books: Books,
  { strength }: VerifiedSecret,
  field: string,
): Rejection<NewSecretRefusal> | undefined {
  if (strength === undefined) return undefined
  const { parameters, day } = books
  const length = settingOf(parameters, 'password-min-length', day.businessDate)
  if (strength.length < length) return reject('password_too_short', field, { length: String(length) })
  const classes = settingOf(parameters, 'password-classes', day.businessDate)
  if (strength.classes < classes) return reject('password_too_simple', field, { classes: String(classes) })
  if (strength.isUsedBefore) {
    const count = settingOf(parameters, 'password-history', day.businessDate)
    return reject('password_used_before', field, { count: String(count) })
  }
  return strength.tellerWeakness === undefined
    ? undefined
    : reject(`password_${strength.tellerWeakness}`, field)
}

/** The next version of the credential; the former password is added to those that may not be used again. */
export function renewCredential(
  books: Books,
  { kind, owner }: { kind: CredentialKind; owner: number },
  { hash, mustChange }: { hash: string; mustChange: boolean },
): Change[] {
  const key = `${kind}:${owner}`
  const old = books.credentials.get(key)
  const row = {
    key,
    kind,
    owner,
    version: (old?.version ?? 0) + 1,
    hash,
    failures: 0,
    lockedOn: null,
    lockedUntil: null,
    mustChange,
  }
  return [saved('credential', old, row), ...remembered(books, key, old?.hash)]
}

/** The password stays and the version grows, because another part of the sign-in has changed. All sessions end with it. */
export function renewVersion(credential: Readonly<Credential>): Change[] {
  return [{ kind: 'update', table: 'credential', row: { ...credential, version: credential.version + 1 } }]
}

/** The present password is one of those that the firm's setting counts. */
function remembered(books: Books, passwordKey: string, old: string | undefined): Change[] {
  const most = settingOf(books.parameters, 'password-history', books.day.businessDate) - 1
  if (old === undefined || most < 1) return []
  const known = books.passwordHistories.get(passwordKey)
  const hashes = [old, ...(known?.hashes ?? [])].slice(0, most)
  return [saved('password_history', known, { passwordKey, hashes })]
}
