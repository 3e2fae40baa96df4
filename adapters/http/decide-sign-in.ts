/**
 * A name and a password: verified here, decided by the engine. Only what it has counted is an attempt, so that the lock-out
 * is exact, whether someone signs in or a checker signs at another teller's window.
 */
import type { Outcome } from '@guitai/core/engine/command.ts'
import type { VerifiedSecret } from '@guitai/core/functions/meta.ts'
import { signIn } from '@guitai/core/functions/system/sign-in.ts'
import { HttpError } from './answers.ts'
import type { FunctionRunner } from './run-function.ts'
import { isLoopback } from './own-names.ts'
import { findCredential } from './secrets.ts'

export interface SignInInput {
  name: string
  password: string
}

export interface SignedIn {
  tellerNo: number
  name: string
  fullName: string
  branchNo: number
  roles: string[]
  mustChangePassword: boolean
}

export interface SignInDecision {
  outcome: Outcome
  /** Of the password that was given. */
  credentialVersion: number | null
}

export async function decideSignIn(
  runner: FunctionRunner,
  { name, password }: SignInInput,
  workstation: string,
): Promise<SignInDecision> {
  const { parts, deadlines } = runner
  const secret = await verifiedPassword(runner, { name, password }, workstation)
  const running = parts.run({
    functionCode: signIn.code,
    input: { name },
    inputText: JSON.stringify({ name }),
    principal: { kind: 'system' },
    channel: 'counter',
    workstation,
    secrets: secret === undefined ? {} : { password: secret },
    requestHash: '',
    contentHash: '',
    ...parts.clock(),
  })
  const outcome = await deadlines.limit(running, Date.now())
  return { outcome, credentialVersion: secret?.version ?? null }
}

/** A password that everybody may know is no proof of who asks from another machine: it is as good as a wrong one. */
async function verifiedPassword(
  { parts, passwords }: FunctionRunner,
  { name, password }: SignInInput,
  workstation: string,
): Promise<VerifiedSecret | undefined> {
  const books = parts.books()
  if (books === undefined) throw new HttpError('books_unavailable')
  const teller = books.tellersByName.get(name)
  const stored =
    teller === undefined ? undefined : await findCredential(parts.credentials, `sign-in:${teller.tellerNo}`)
  if (stored === undefined) {
    await passwords.verifyNothing(password)
    return undefined
  }
  const isPublic = parts.publicPasswords?.has(password) === true && !isLoopback(workstation)
  const verified = (await passwords.verify(stored, password, Date.now())) && !isPublic
  return { kind: 'sign-in', owner: stored.owner, version: stored.version, verified, newHash: '' }
}
