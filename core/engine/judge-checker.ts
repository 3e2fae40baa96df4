/**
 * May this teller agree to this command? The same judgement as for who asks: a checker's rights cover what is agreed to in
 * every way (function, workstation, hours, classes of clients, amount), and the right to approve does so, too. Only who is
 * named by the function as the one to sign needs no right to approve: it is the own till that is signed for.
 */
import type { Books } from '../books/books.ts'
import type { Teller } from '../books/people.ts'
import { reject, type Rejection } from '../functions/rejection.ts'
import { approve } from '../functions/system/approve.ts'
import { limitOf, permissionOf, rightsNow } from '../procedures/people/rights.ts'
import { coveringRights, movedBy, type Asked } from './coverage.ts'

/** Whether the rights hold at this workstation and hour; so far whoever refuses is judged, too. */
export function refuseHereAndNow(
  books: Books,
  teller: Readonly<Teller>,
  asked: Pick<Asked, 'declaration' | 'meta'>,
  isNamed: boolean,
): Rejection | undefined {
  const { time, workstation } = asked.meta
  for (const permission of permissions(asked, isNamed)) {
    const rights = rightsNow(books, teller, permission, { time, workstation, use: 'checking' })
    if (typeof rights === 'string') return reject(`checker_${rights}`, undefined, { permission })
  }
  return undefined
}

/** Whether the rights cover what is agreed to. Of a line of what was agreed to before, hours and workstation were judged then. */
export function refuseAgreement(
  books: Books,
  teller: Readonly<Teller>,
  asked: Asked,
  isNamed: boolean,
): Rejection | undefined {
  const moved = movedBy(books, asked)
  const isHereAndNow = asked.meta.isAgreement === true
  for (const permission of permissions(asked, isNamed)) {
    const rights = coveringRights(books, teller, asked, { permission, use: 'checking', isHereAndNow })
    if (typeof rights === 'string') return reject(`checker_${rights}`, undefined, { permission })
    const limit = moved === undefined ? null : limitOf(rights, moved.currency)
    if (moved !== undefined && limit !== null && moved.amount > limit)
      return reject('checker_limit_exceeded', undefined, { permission })
  }
  return undefined
}

function permissions({ declaration }: Pick<Asked, 'declaration'>, isNamed: boolean): string[] {
  const ofFunction = declaration.isForEverybody === true ? [] : [permissionOf(declaration)]
  return isNamed ? ofFunction : [...ofFunction, permissionOf(approve)]
}
