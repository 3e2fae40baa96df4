/**
 * Checks that the client's password was given and is right, when the client has set one. The engine counts failures.
 *
 * A password that was reset does nothing until the client has changed it (F02).
 */
import type { Books } from '../../books/books.ts'
import type { Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { settingOf } from '../../rules/settings.ts'
import type { CredentialKind } from '../../words/credential-kind.ts'

export type SecretRefusal =
  'password_needed' | 'password_locked' | 'password_wrong' | 'client_password_must_change'
export const SECRET_REFUSALS = [
  'password_needed',
  'password_locked',
  'password_wrong',
  'client_password_must_change',
] as const satisfies readonly SecretRefusal[]

export function checkSecret(
  books: Books,
  meta: Meta,
  kind: CredentialKind,
  owner: number,
  field: string,
): Rejection<SecretRefusal> | undefined {
  const credential = books.credentials.get(`${kind}:${owner}`)
  if (credential === undefined || meta.checkerNo !== null) return undefined
  const secret = Object.values(meta.secrets).find(given => given.kind === kind && given.owner === owner)
  if (secret === undefined) return isAsked(books, meta) ? reject('password_needed', field) : undefined
  if (credential.lockedOn !== null) return reject('password_locked', field)
  if (!secret.verified || secret.version !== credential.version) return reject('password_wrong', field)
  return credential.mustChange ? reject('client_password_must_change', field) : undefined
}

/** At the counter the firm may leave this to the teller, who sees the client. Every other channel requires the password. */
function isAsked({ parameters, day }: Books, { channel }: Meta): boolean {
  return channel !== 'counter' || settingOf(parameters, 'client-password-required', day.businessDate) === 1
}
