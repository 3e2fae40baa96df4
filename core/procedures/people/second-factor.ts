/**
 * The second factor of a teller: who has one, who needs one, and whether a code is still good.
 *
 * The code itself is compared outside the engine, where the secret can be opened; the engine is told of which secret a right one
 * is, and of which time step. Here it is decided that a step is taken once: no code opens twice. (RFC 6238, 5.2)
 */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Teller } from '../../books/people.ts'
import { sharedRecord, type SecondFactor } from '../../books/records.ts'
import type { VerifiedSecret } from '../../frame/meta.ts'

/** What was offered and not yet confirmed is none; see `offeredFactor`. */
export function activeFactor(books: Books, tellerNo: number): Readonly<SecondFactor> | undefined {
  return withStatus(books, tellerNo, 'active')
}

export function offeredFactor(books: Books, tellerNo: number): Readonly<SecondFactor> | undefined {
  return withStatus(books, tellerNo, 'offered')
}

function withStatus(books: Books, tellerNo: number, status: SecondFactor['status']) {
  const factor = sharedRecord(books, 'second_factor', String(tellerNo))
  return factor?.status === status ? factor : undefined
}

/** By any of the roles, and there is none yet: until then nothing else is allowed. */
export function mustEnrol(books: Books, { tellerNo, roles }: Pick<Teller, 'tellerNo' | 'roles'>): boolean {
  const isNeeded = roles.some(role => books.roles.get(role)?.needsSecondFactor === true)
  return isNeeded && activeFactor(books, tellerNo) === undefined
}

/** Of the teller's present secret, and of a later step than the last one that was taken. */
export function isCodeGood(books: Books, { owner, code }: Pick<VerifiedSecret, 'owner' | 'code'>): boolean {
  const factor = sharedRecord(books, 'second_factor', String(owner))
  if (factor === undefined || code === undefined) return false
  return code.sealed === factor.sealed && code.step > factor.lastStep
}

/** A good code is taken: it and what came before it are good no more. */
export function takeCode(factor: Readonly<SecondFactor>, { code }: Pick<VerifiedSecret, 'code'>): Change[] {
  if (code === undefined) return []
  return [{ kind: 'put', table: 'second_factor', row: { ...factor, lastStep: code.step } }]
}
