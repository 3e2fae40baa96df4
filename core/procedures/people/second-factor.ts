/**
 * The second factor of a teller: who has one, who needs one, and whether a code is still valid.
 *
 * The code is compared outside the engine, where the secret can be opened. The engine gets the secret and the time step to
 * which a right code belongs. This file decides that a step is used once, so no code works twice. (RFC 6238, 5.2)
 */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Teller } from '../../books/tables/people/teller.ts'
import type { SecondFactor } from '../../books/tables/people/second-factor.ts'
import type { VerifiedSecret } from '../../frame/meta.ts'

/** An offered factor that is not confirmed does not count; see `offeredFactor`. */
export function activeFactor(books: Books, tellerNo: number): Readonly<SecondFactor> | undefined {
  return withStatus(books, tellerNo, 'active')
}

export function offeredFactor(books: Books, tellerNo: number): Readonly<SecondFactor> | undefined {
  return withStatus(books, tellerNo, 'offered')
}

function withStatus(books: Books, tellerNo: number, status: SecondFactor['status']) {
  const factor = books.secondFactors.get(tellerNo)
  return factor?.status === status ? factor : undefined
}

/** A role requires a second factor and the teller has none. Until then nothing else is allowed. */
export function mustEnrol(books: Books, { tellerNo, roles }: Pick<Teller, 'tellerNo' | 'roles'>): boolean {
  const isNeeded = roles.some(role => books.roles.get(role)?.needsSecondFactor === true)
  return isNeeded && activeFactor(books, tellerNo) === undefined
}

/** The code belongs to the teller's present secret and to a later step than the last one used. */
export function isCodeGood(books: Books, { owner, code }: Pick<VerifiedSecret, 'owner' | 'code'>): boolean {
  const factor = books.secondFactors.get(owner)
  if (factor === undefined || code === undefined) return false
  return code.sealed === factor.sealed && code.step > factor.lastStep
}

/** Uses up a valid code: it and earlier ones are no longer valid. */
export function takeCode(factor: Readonly<SecondFactor>, { code }: Pick<VerifiedSecret, 'code'>): Change[] {
  if (code === undefined) return []
  return [{ kind: 'update', table: 'second_factor', row: { ...factor, lastStep: code.step } }]
}
