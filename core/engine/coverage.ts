/**
 * The rights of a teller that cover a command in every way: function, workstation, hours, classes of the clients concerned. The
 * same question is asked about the maker and about the checker.
 */
import type { Currency, Fen, Moved } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { FunctionRight } from '../books/function-right.ts'
import type { Teller } from '../books/tables/people/teller.ts'
import type { AnyFunction, Key } from '../frame/define-function.ts'
import type { Gathered } from '../frame/gathered.ts'
import type { Meta } from '../frame/meta.ts'
import { coversClasses, rightsNow, rightsTo, type RightRefusal } from '../procedures/people/rights.ts'
import { isWithinReach, reachesAll, reachOf } from '../procedures/people/reach.ts'
import { concernedBranches } from './concerned-branches.ts'
import { concernedClasses } from './concerned-clients.ts'
import type { RightUse } from '../words/right-use.ts'

export interface Asked {
  declaration: AnyFunction
  input: unknown
  meta: Meta
}

interface Wanted {
  permission: string
  use: RightUse
  /**
   * Whether hours and workstation count. They do not for a part of something that was requested, or approved, earlier and
   * elsewhere.
   */
  isHereAndNow: boolean
}

export type CoverageRefusal =
  RightRefusal | 'headquarters_only' | 'branch_not_covered' | 'client_class_not_covered'

/** The rights that cover the command in every way, or else the first condition that none of the remaining rights fulfils. */
export function coveringRights(
  books: Books,
  teller: Readonly<Teller>,
  asked: Asked,
  { permission, use, isHereAndNow }: Wanted,
): readonly FunctionRight[] | CoverageRefusal {
  const { time, workstation } = asked.meta
  const rights = isHereAndNow
    ? rightsNow(books, teller, permission, { time, workstation, use })
    : rightsTo(books, teller, permission, use)
  if (typeof rights === 'string') return rights
  if (rights.length === 0) return 'permission_missing'
  const reaching = rightsThatReach(books, { teller, rights }, asked)
  if (typeof reaching === 'string' || reaching.every(right => right.clientClasses === null)) return reaching
  const classes = classesOf(books, asked)
  const covering = reaching.filter(right => coversClasses(right, classes))
  return covering.length === 0 ? 'client_class_not_covered' : covering
}

/** What none of a maker's rights reaches is not in the books that he is judged on (seen-by.ts). */
function rightsThatReach(
  books: Books,
  { teller, rights }: { teller: Readonly<Teller>; rights: readonly FunctionRight[] },
  { declaration, input, meta }: Asked,
): readonly FunctionRight[] | 'headquarters_only' | 'branch_not_covered' {
  if (rights.every(right => reachesAll(reachOf(right, teller)))) return rights
  const keys = (declaration.keys as KeysOf)(input, meta.gathered)
  const concerned = concernedBranches(books, { declaration, keys, input })
  const reaching = rights.filter(right => {
    const reach = reachOf(right, teller)
    return concerned.every(({ branchNo }) => isWithinReach(books, branchNo, reach))
  })
  if (reaching.length > 0) return reaching
  const isOfFirm = declaration.isOfFirm === true || concerned.some(({ about }) => about === 'block-scope')
  return isOfFirm ? 'headquarters_only' : 'branch_not_covered'
}

type KeysOf = (input: unknown, gathered?: Gathered) => readonly Key[]
type ClassOf = (input: unknown) => string | undefined
type MovesOf = (input: unknown, books: Books) => readonly Moved[]

/** The classes of the clients concerned, and the class that the command gives to a client. */
export function classesOf(books: Books, { declaration, input, meta }: Asked): string[] {
  const classes = concernedClasses(books, (declaration.keys as KeysOf)(input, meta.gathered))
  const given = (declaration.classGiven as ClassOf | undefined)?.(input)
  return given === undefined || classes.includes(given) ? classes : [...classes, given]
}

const NOTHING: readonly Moved[] = []

/** What the command moves, as limits see it: one sum per currency. Orders, of which there are many, move nothing. */
export function movedBy(books: Books, { declaration, input }: Asked): readonly Moved[] {
  const moves = declaration.moves as MovesOf | undefined
  if (moves === undefined) return NOTHING
  const sums = new Map<Currency, Fen>()
  for (const { amount, currency } of moves(input, books))
    if (amount !== 0) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return [...sums].map(([currency, amount]) => ({ amount, currency }))
}
