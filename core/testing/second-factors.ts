/** Second factors for tests: a password of version 4, and a factor whose last used step is 100. */
import { saved } from '../books/changes/saved.ts'
import type { MutableBooks } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import type { Credential } from '../books/tables/people/credential.ts'
import type { SecondFactor } from '../books/tables/people/second-factor.ts'
import type { VerifiedSecret } from '../frame/meta.ts'
import { copyOf } from './books.ts'

const SEALED = 'sealed-1'

export function withPassword(
  given: MutableBooks,
  owner: number,
  differing: Partial<Credential> = {},
): MutableBooks {
  const on = copyOf(given)
  const key = `sign-in:${owner}`
  const locks = { failures: 2, lockedOn: null, lockedUntil: null, mustChange: false }
  const row = { key, kind: 'sign-in', owner, version: 4, hash: 'h', ...locks, ...differing } as const
  applyChanges(on, [saved('credential', on.credentials.get(key), row)])
  return on
}

export function withFactor(
  given: MutableBooks,
  tellerNo: number,
  status: SecondFactor['status'] = 'active',
): MutableBooks {
  const on = copyOf(given)
  applyChanges(on, [
    saved('second_factor', on.secondFactors.get(tellerNo), {
      tellerNo,
      sealed: SEALED,
      status,
      lastStep: 100,
    }),
  ])
  return on
}

/** The role requires a second factor. */
export function needingFactor(given: MutableBooks, role: string): MutableBooks {
  const on = copyOf(given)
  const row = on.roles.get(role)
  if (row !== undefined)
    applyChanges(on, [{ kind: 'update', table: 'role', row: { ...row, needsSecondFactor: true } }])
  return on
}

/** What the server reports about a right password and about a right code of a step. */
export function rightSecret(owner: number, differing: Partial<VerifiedSecret> = {}): VerifiedSecret {
  return { kind: 'sign-in', owner, version: 4, verified: true, newHash: '', ...differing }
}

export function codeOfStep(step: number, sealed = SEALED): Pick<VerifiedSecret, 'code'> {
  return { code: { sealed, step } }
}
