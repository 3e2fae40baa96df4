/**
 * How far a teller's rights reach: to which branches' clients, tellers, tills and units. A right that names no branches reaches the
 * teller's own and those below it, so that of headquarters reaches all; one that names some reaches these instead, whichever
 * they are. Beyond it nothing is there for the teller.
 */
import { branchesReached, HEADQUARTERS, isWithinBranch } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import type { FunctionRight } from '../../books/function-right.ts'
import type { Teller } from '../../books/tables/people/teller.ts'
import type { Principal } from '../../frame/meta.ts'
import { rightsTo } from './rights.ts'

export function reachOf(
  { branches }: Pick<FunctionRight, 'branches'>,
  { branchNo }: Pick<Teller, 'branchNo'>,
): readonly number[] {
  return branches ?? [branchNo]
}

/** Of several rights together, without what one of them narrows. */
export function reachOfAll(
  rights: readonly Pick<FunctionRight, 'branches'>[],
  teller: Pick<Teller, 'branchNo'>,
): readonly number[] {
  const [only] = rights
  if (only !== undefined && rights.length === 1) return reachOf(only, teller)
  return [...new Set(rights.flatMap(right => reachOf(right, teller)))]
}

export function isWithinReach(books: Books, branchNo: number, reach: readonly number[]): boolean {
  return reach.some(above => isWithinBranch(books, branchNo, above))
}

export function reachesAll(reach: readonly number[]): boolean {
  return reach.includes(HEADQUARTERS)
}

/** The branches that these rights reach together; null: all. */
export function branchesCovered(
  books: Books,
  rights: readonly FunctionRight[],
  teller: Pick<Teller, 'branchNo'>,
): readonly number[] | null {
  return branchesReached(books, reachOfAll(rights, teller))
}

/** The branches whose clients somebody may read of by this permission; null: all. */
export function branchesFor(
  books: Books,
  principal: Principal,
  permission: string,
): readonly number[] | null {
  if (principal.kind !== 'teller') return null
  const teller = books.tellers.get(principal.tellerNo)
  return teller === undefined ? [] : branchesCovered(books, rightsTo(books, teller, permission), teller)
}
