/**
 * Who may give rights. Nobody gives or approves rights for themselves or for a role that they hold, and whatever is given must
 * be held by the maker or by the checker. So no two people together can give a third more than they have. The system, which
 * installs, gives what it is told to. (ASVS 5.0 V8.4: administrative rights are themselves under control)
 */
import type { Currency } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { FunctionRight } from '../../books/function-right.ts'
import type { Role } from '../../books/tables/people/role.ts'
import type { Teller } from '../../books/tables/people/teller.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { CURRENCY_ASSET } from '../../books/accounts.ts'
import { HEADQUARTERS } from '../../books/branches.ts'
import { isWithinReach, reachOf } from './reach.ts'
import { dayLimit, isWorkstationOf } from './rights.ts'
import { covers } from './rights-of-role.ts'
import type { RightUse } from '../../words/right-use.ts'

export const GIVING_REFUSALS = ['own_rights', 'rights_not_held'] as const

type Giving = Pick<Role, 'rights' | 'isChecker' | 'seesPersonalData'>

/** True when the maker or, while a checker approves, one of the two is concerned. */
export function isSignedBy(meta: Meta, isConcerned: (tellerNo: number) => boolean): boolean {
  return [tellerOf(meta), meta.checkerNo].some(no => no !== null && no !== 0 && isConcerned(no))
}

interface Given {
  given: readonly Giving[]
  /** Of whom gets it, and so how far it reaches; unknown: as far as any. */
  branchNo?: number | undefined
}

/** One of the two must hold what is given. It is asked when the second person approves, whoever that is. */
export function refuseGiving(
  books: Books,
  { given, branchNo = HEADQUARTERS }: Given,
  meta: Meta,
): Rejection<'rights_not_held'> | undefined {
  if (meta.principal.kind !== 'teller' || meta.checkerNo === null) return undefined
  const signers = [tellerOf(meta), meta.checkerNo].flatMap(no => books.tellers.get(no) ?? [])
  const holds = (test: (role: Readonly<Role>, signer: Readonly<Teller>) => boolean): boolean =>
    signers.some(signer => rolesOf(books, signer).some(role => test(role, signer)))
  for (const { rights, isChecker, seesPersonalData } of given) {
    const isHeld = (right: FunctionRight): boolean =>
      holds((role, signer) =>
        role.rights.some(
          own =>
            isWithin(right, own) && isReachWithin(books, reachOf(right, { branchNo }), reachOf(own, signer)),
        ),
      )
    const missing = rights.find(right => !isHeld(right))
    if (missing !== undefined) return notHeld(missing.permission)
    if (isChecker && !holds(role => role.isChecker)) return notHeld('isChecker')
    if (seesPersonalData && !holds(role => role.seesPersonalData)) return notHeld('seesPersonalData')
  }
  return undefined
}

const isReachWithin = (books: Books, given: readonly number[], own: readonly number[]): boolean =>
  given.every(branchNo => isWithinReach(books, branchNo, own))

const notHeld = (permission: string): Rejection<'rights_not_held'> =>
  reject('rights_not_held', undefined, { permission })

export function rolesOf(books: Books, teller: Pick<Teller, 'roles'> | undefined): Readonly<Role>[] {
  return (teller?.roles ?? []).flatMap(name => books.roles.get(name) ?? [])
}

/** True when a right is no wider than another in any way but in its reach, which depends on who has it. */
export function isWithin(given: FunctionRight, own: FunctionRight): boolean {
  return (
    covers(own.permission, given.permission) &&
    (own.checksOnly !== true || given.checksOnly === true) &&
    CURRENCIES.every(currency => isLimitWithin(given.limits[currency], own.limits[currency])) &&
    USES.every(use =>
      CURRENCIES.every(currency =>
        isLimitWithin(dayLimit(given, currency, use), dayLimit(own, currency, use)),
      ),
    ) &&
    isListWithin(given.clientClasses, own.clientClasses, (each, wide) => each === wide) &&
    isListWithin(given.workstations, own.workstations, (each, wide) => isWorkstationOf(wide, each)) &&
    areHoursWithin(given.hours, own.hours)
  )
}

const USES: readonly RightUse[] = ['making', 'checking']
const CURRENCIES = Object.keys(CURRENCY_ASSET) as Currency[]

function isLimitWithin(given: number | undefined, own: number | undefined): boolean {
  return own === undefined || (given !== undefined && given <= own)
}

function isListWithin(
  given: readonly string[] | null,
  own: readonly string[] | null,
  fits: (each: string, wide: string) => boolean,
): boolean {
  return own === null || given?.every(each => own.some(wide => fits(each, wide))) === true
}

/** Hours over midnight are contained only in the same hours. */
function areHoursWithin(given: FunctionRight['hours'], own: FunctionRight['hours']): boolean {
  if (own === null) return true
  if (given === null) return false
  if (given.from === own.from && given.to === own.to) return true
  return own.from < own.to && given.from < given.to && given.from >= own.from && given.to <= own.to
}
