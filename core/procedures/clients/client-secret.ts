/**
 * Checks a client's new password and makes the stored credential. The weakness is found where the secret is still known; here
 * each weakness gets its refusal.
 */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Meta, VerifiedSecret } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import type { PasswordWeakness } from '../../rules/password-weakness.ts'

const WEAKNESSES = {
  letters: 'password_has_letters',
  run: 'password_is_run',
  repeat: 'password_is_repeat',
  personal: 'password_is_personal',
} as const satisfies Record<PasswordWeakness, string>

type WeakSecretRefusal = (typeof WEAKNESSES)[PasswordWeakness]
export const WEAK_SECRET_REFUSALS = [
  'password_has_letters',
  'password_is_run',
  'password_is_repeat',
  'password_is_personal',
] as const satisfies readonly WeakSecretRefusal[]

/** Checks each new password of the command, in the order of its fields. */
export function checkClientSecrets(meta: Meta): Rejection<WeakSecretRefusal> | undefined {
  for (const [field, { strength }] of Object.entries(meta.secrets))
    if (strength?.weakness !== undefined) return reject(WEAKNESSES[strength.weakness], field)
  return undefined
}

/** The new credential: without failures, not locked, with the next version. */
export function newCredential(
  books: Books,
  { kind, newHash }: Pick<VerifiedSecret, 'kind' | 'newHash'>,
  { clientNo, mustChange }: { clientNo: number; mustChange: boolean },
): Change {
  const key = `${kind}:${clientNo}`
  const known = books.credentials.get(key)
  const version = (known?.version ?? 0) + 1
  return {
    kind: known === undefined ? 'insert' : 'update',
    table: 'credential',
    row: {
      key,
      kind,
      owner: clientNo,
      version,
      hash: newHash,
      failures: 0,
      lockedOn: null,
      lockedUntil: null,
      mustChange,
    },
  }
}
