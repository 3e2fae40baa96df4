/**
 * A name, a password, and a code when the teller has a second factor. They are verified here as one secret, and the engine
 * decides. Only attempts that it has counted are answered, so that the lock-out is exact, whether someone signs in or a checker
 * signs at another teller's window. Before that, a source with too many attempts waits. No answer tells which of the two was
 * wrong, nor who needs a code, nor how often others have tried a name.
 */
import type { Outcome } from '@guitai/core/engine/command.ts'
import type { VerifiedSecret } from '@guitai/core/frame/meta.ts'
import { signIn } from '@guitai/core/functions/people/sign-in.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { triesLeft } from '@guitai/core/procedures/people/count-secrets.ts'
import { activeFactor } from '@guitai/core/procedures/people/second-factor.ts'
import { HttpError } from '../edge/answers.ts'
import { networkOf } from './attempts.ts'
import type { FunctionRunner } from '../functions/run-function.ts'
import { isLoopback } from '../edge/own-names.ts'
import { findCredential } from '../functions/secrets.ts'

export interface SignInInput {
  name: string
  password: string
  code?: string
}

export interface SignedIn {
  tellerNo: number
  name: string
  fullName: string
  branchNo: number
  roles: string[]
  mustChangePassword: boolean
  mustEnrolSecondFactor: boolean
}

export interface SignInDecision {
  outcome: Outcome
  /** The version of the password that was given. */
  credentialVersion: number | null
}

export interface Door {
  workstation: string
  /** The teller at whose window another one signs; wrong passwords count against this one. */
  caller?: { tellerNo: number; branchNo: number }
}

export async function decideSignIn(
  runner: FunctionRunner,
  given: SignInInput,
  { workstation, caller }: Door,
): Promise<SignInDecision> {
  const { name } = given
  const { parts, deadlines, attempts } = runner
  const asker = caller === undefined ? networkOf(workstation) : `teller:${caller.tellerNo}`
  attempts.begin(asker, Date.now())
  const door = { workstation, ...(caller && { caller }) }
  const secret = await verified(runner, given, door).catch((error: unknown) => {
    // Nothing was compared, so there was no attempt.
    attempts.wasRight(asker)
    throw error
  })
  const running = parts.run({
    functionCode: signIn.code,
    input: { name },
    inputText: JSON.stringify({ name }),
    principal: caller === undefined ? { kind: 'system' } : { kind: 'teller', ...caller },
    channel: 'counter',
    workstation,
    secrets: { password: secret },
    requestHash: '',
    contentHash: '',
    ...parts.clock(),
  })
  const outcome = await deadlines.limit(running, Date.now())
  if (isRefused(outcome))
    return { outcome: refusal(runner, { asker, name, caller }), credentialVersion: null }
  attempts.wasRight(asker)
  if (outcome.kind === 'accepted') attempts.isIn(asker)
  return { outcome, credentialVersion: secret.version }
}

/** A right password of a locked teller is an attempt like any other, so waiting times reveal nothing about it either. */
function isRefused(outcome: Outcome): boolean {
  return outcome.kind === 'rejected' && SAME.has(outcome.rejection.code)
}
const SAME: ReadonlySet<string> = new Set(['password_wrong', 'password_locked'])

interface Refused {
  asker: string
  name: string
  caller: Door['caller']
}

/**
 * A wrong password or code, a locked teller and an unknown name get the same answer; the log distinguishes them. A teller at whose
 * window they are given is told of the account that they count against, which is the teller's own.
 */
function refusal({ parts, attempts }: FunctionRunner, { asker, name, caller }: Refused): Outcome {
  const books = parts.books()
  if (books === undefined) throw new HttpError('books_unavailable')
  const wrong =
    caller === undefined
      ? attempts.wasWrong(asker, name)
      : (books.credentials.get(`sign-in:${caller.tellerNo}`)?.failures ?? 0)
  return { kind: 'rejected', rejection: reject('sign_in_refused', undefined, triesLeft(books, wrong)) }
}

/** A password that everybody may know does not prove who asks from another machine, so it counts as wrong. */
async function verified(
  { parts, passwords, secondFactors, sessions }: FunctionRunner,
  { name, password, code }: SignInInput,
  { workstation, caller }: Door,
): Promise<VerifiedSecret> {
  const books = parts.books()
  if (books === undefined) throw new HttpError('books_unavailable')
  const asker =
    caller === undefined
      ? { key: networkOf(workstation), isKnown: sessions.isKnownWorkstation(workstation) }
      : { key: `teller:${caller.tellerNo}`, isKnown: true }
  const tellerNo = books.tellersByName.get(name)?.tellerNo ?? 0
  const stored = await findCredential(parts.credentials, `sign-in:${tellerNo}`)
  const isPublic = parts.publicPasswords?.has(password) === true && !isLoopback(workstation)
  const isPassword = (await passwords.verify(stored, password, asker)) && !isPublic
  const sealed = activeFactor(books, tellerNo)?.sealed
  const step = secondFactors.stepOf(tellerNo, sealed, code, Date.now())
  const known = {
    kind: 'sign-in',
    owner: stored?.owner ?? 0,
    version: stored?.version ?? 0,
    newHash: '',
  } as const
  if (sealed === undefined || step === undefined)
    return { ...known, verified: isPassword && sealed === undefined }
  return { ...known, verified: isPassword, code: { sealed, step } }
}
