/**
 * Decides whether this teller may approve this command, in the same way as for the maker: the checker's rights must cover what
 * is approved in every way (function, workstation, hours, classes of clients, amount), and so must the right to approve. Only a
 * teller named by the function as the signer needs no right to approve, because the signature is for the teller's own till.
 */
import { formatFen, type Fen, type Moved } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { FunctionRight } from '../books/function-right.ts'
import type { Teller } from '../books/tables/people/teller.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { Meta } from '../frame/meta.ts'
import { reject, type Rejection } from '../frame/rejection.ts'
import { approve } from '../functions/approvals/approve.ts'
import { limitPassed, permissionOf, rightsNow } from '../procedures/people/rights.ts'
import { countMoved, movedToday, type TotalOf } from '../procedures/people/teller-totals.ts'
import { coveringRights, movedBy, type Asked } from './coverage.ts'

type AskedHere = Pick<Asked, 'declaration'> & { meta: Pick<Meta, 'time' | 'workstation'> }

/** Whether the rights apply at this workstation and hour. A refusal by the checker is judged up to here, too. */
export function refuseHereAndNow(
  books: Books,
  teller: Readonly<Teller>,
  { asked, isNamed }: { asked: AskedHere; isNamed: boolean },
): Rejection | undefined {
  const { time, workstation } = asked.meta
  for (const used of rightsUsed(asked, isNamed)) {
    const permission = permissionOf(used)
    const rights = rightsNow(books, teller, permission, { time, workstation, use: 'checking' })
    if (typeof rights === 'string') return reject(`checker_${rights}`, undefined, named(used))
  }
  return undefined
}

/**
 * Whether the rights cover what is approved. For a line of a request approved earlier, hours and workstation were judged then.
 */
export function refuseAgreement(
  books: Books,
  teller: Readonly<Teller>,
  { asked, isNamed }: { asked: Asked; isNamed: boolean },
): Rejection | undefined {
  const moved = movedBy(books, asked)
  const isHereAndNow = asked.meta.isAgreement === true
  for (const used of rightsUsed(asked, isNamed)) {
    const permission = permissionOf(used)
    const rights = coveringRights(books, teller, asked, { permission, use: 'checking', isHereAndNow })
    if (typeof rights === 'string') return reject(`checker_${rights}`, undefined, named(used))
    for (const each of moved) {
      const today = movedToday(books, totalOf(teller, used), each.currency)
      const refused = refuseLimit(rights, each, { used, today })
      if (refused !== undefined) return refused
    }
  }
  return undefined
}

function refuseLimit(
  rights: readonly FunctionRight[],
  moved: Moved,
  { used, today }: { used: Used; today: Fen },
): Rejection | undefined {
  const passed = limitPassed(rights, moved, { today, use: 'checking' })
  if (passed === undefined) return undefined
  const { currency, amount } = moved
  const values = { ...named(used), currency, limit: formatFen(passed.limit), asked: formatFen(amount) }
  return passed.kind === 'amount'
    ? reject('checker_limit_exceeded', undefined, values)
    : reject('checker_daily_limit_exceeded', undefined, { ...values, used: formatFen(today) })
}

/** What this approval adds to the checker's day, under each of the rights that it uses. */
export function countAgreement(
  books: Books,
  teller: Readonly<Teller>,
  { asked, isNamed }: { asked: Asked; isNamed: boolean },
): Change[] {
  const moved = movedBy(books, asked)
  return rightsUsed(asked, isNamed).flatMap(used => countMoved(books, totalOf(teller, used), moved))
}

type Used = Pick<AnyFunction, 'code' | 'module' | 'name' | 'title'>

/** The right for programs, the function for people. */
const named = (used: Used): Record<string, string> => ({
  permission: permissionOf(used),
  functionZh: `${used.code} ${used.title.zh}`,
  functionEn: `${used.code} ${used.title.en}`,
})

const totalOf = ({ tellerNo }: Readonly<Teller>, { code }: Used): TotalOf => ({
  tellerNo,
  use: 'checking',
  functionCode: code,
})

function rightsUsed({ declaration }: Pick<Asked, 'declaration'>, isNamed: boolean): Used[] {
  const ofFunction = declaration.isForEverybody === true ? [] : [declaration]
  return isNamed ? ofFunction : [...ofFunction, approve]
}
