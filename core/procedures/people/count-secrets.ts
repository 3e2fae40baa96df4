/**
 * Counts wrong passwords; too many lock. The count is exact, because commands are decided one after another.
 *
 *   teller: open ──(the fifth wrong one in a row)──► locked for some minutes ──► open; the next wrong one locks twice as long
 *   client: open ──(the fifth)──► locked until F03 unlocks it
 *
 * A stranger must not be able to lock out the house, so a teller's lock ends by itself. Another teller's password counts
 * against the teller at whose window it is typed. A second factor is part of the password: a wrong or used code counts like a
 * wrong password. (OWASP ASVS 4.0.3, 2.2.1)
 */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Credential } from '../../books/tables/people/credential.ts'
import type { Meta, VerifiedSecret } from '../../frame/meta.ts'
import { isCodeGood } from './second-factor.ts'
import { settingOf } from '../../rules/settings.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** How often the lock doubles: with five minutes, up to forty. */
const DOUBLINGS = 3

export function isLocked({ kind, lockedOn, lockedUntil }: Readonly<Credential>, at: number): boolean {
  return kind === 'sign-in' ? at < (lockedUntil ?? 0) : lockedOn !== null
}

/** True when a password was given and is wrong. Each guess counts once, whatever becomes of its command. */
export function isWrongGuess({ verified, newHash }: VerifiedSecret): boolean {
  return !verified && newHash === ''
}

function hasUsedCode(books: Books, secret: VerifiedSecret): boolean {
  return secret.code !== undefined && !isCodeGood(books, secret)
}

export function failedSecrets(books: Books, meta: Meta): Change[] {
  return Object.values(meta.secrets).flatMap(secret => {
    const isWrong = isWrongGuess(secret) || hasUsedCode(books, secret)
    const credential = isWrong ? countedOn(books, secret, meta) : undefined
    // A guess while it is locked learns nothing, so it does not prolong the lock.
    if (credential === undefined || (credential.kind === 'sign-in' && isLocked(credential, meta.at)))
      return []
    const row =
      credential.kind === 'sign-in' ? tellers(books, credential, meta.at) : clients(books, credential)
    return [{ kind: 'update', table: 'credential', row } as const]
  })
}

/** A password that was verified with a replaced version says nothing about the present one. */
function countedOn(
  { credentials }: Books,
  { kind, owner, version }: VerifiedSecret,
  { principal }: Meta,
): Readonly<Credential> | undefined {
  if (kind === 'sign-in' && principal.kind === 'teller' && principal.tellerNo !== owner)
    return credentials.get(`sign-in:${principal.tellerNo}`)
  const credential = credentials.get(`${kind}:${owner}`)
  return credential?.version === version ? credential : undefined
}

function tellers(books: Books, credential: Readonly<Credential>, at: number): Credential {
  const { lockedUntil } = credential
  const isLongAgo = lockedUntil !== null && at > lockedUntil + DAY_MS
  const failures = (isLongAgo ? 0 : credential.failures) + 1
  const over = failures - settingOf(books.parameters, 'password-tries', books.day.businessDate)
  if (over < 0) return { ...credential, failures, lockedUntil: null }
  const minutes = settingOf(books.parameters, 'sign-in-lock-minutes', books.day.businessDate)
  return { ...credential, failures, lockedUntil: at + minutes * MINUTE_MS * 2 ** Math.min(over, DOUBLINGS) }
}

/** What may be said of refused tries: `wrong` are those that are told of, which need not be all. */
export function triesLeft({ parameters, day }: Books, wrong: number) {
  const tries = settingOf(parameters, 'password-tries', day.businessDate)
  const minutes = settingOf(parameters, 'sign-in-lock-minutes', day.businessDate)
  return { wrong: String(wrong), left: String(Math.max(0, tries - wrong)), minutes: String(minutes) }
}

function clients({ parameters, day }: Books, credential: Readonly<Credential>): Credential {
  const failures = credential.failures + 1
  const isOver = failures >= settingOf(parameters, 'password-tries', day.businessDate)
  return { ...credential, failures, lockedOn: isOver ? day.businessDate : credential.lockedOn }
}

/** A right password clears the wrong ones before it. */
export function passedSecrets(books: Books, meta: Meta): Change[] {
  return Object.values(meta.secrets).flatMap(secret => {
    const credential = books.credentials.get(`${secret.kind}:${secret.owner}`)
    if (credential === undefined || !secret.verified || credential.version !== secret.version) return []
    if (credential.failures === 0) return []
    const row = { ...credential, failures: 0, lockedUntil: null }
    return [{ kind: 'update', table: 'credential', row } as const]
  })
}
