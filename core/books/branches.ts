/**
 * The firm's branches as a tree. Headquarters is number 1 and the root; every other branch has one branch above it. A teller of a
 * branch reaches it and all branches below it, so headquarters reaches everything. Records from the time before branches belong to
 * branch 1.
 */
import type { Branch } from './tables/people/branch.ts'

/** The branch of everything that concerns neither a client nor a till. */
export const HEADQUARTERS = 1

interface Tree {
  readonly branches: ReadonlyMap<number, Readonly<Branch>>
}

export function branchOf({ branches }: Tree, branchNo: number): Readonly<Branch> | undefined {
  return branches.get(branchNo)
}

/** The branch itself, then those above it up to headquarters; a branch without a record has headquarters above it. */
export function linesUp(books: Tree, branchNo: number): number[] {
  const line = [branchNo]
  let last = branchNo
  while (last !== HEADQUARTERS) {
    last = branchOf(books, last)?.parentNo ?? HEADQUARTERS
    line.push(last)
  }
  return line
}

/** Whether the branch is this one or lies below it. */
export function isWithinBranch(books: Tree, branchNo: number, above: number): boolean {
  return above === HEADQUARTERS || branchNo === above || linesUp(books, branchNo).includes(above)
}

/** Which of the existing branches somebody reaches who has been given these; null means all. */
export function branchesReached(books: Tree, reach: readonly number[]): readonly number[] | null {
  if (reach.includes(HEADQUARTERS)) return null
  const below = [...books.branches.values()]
    .map(({ branchNo }) => branchNo)
    .filter(branchNo => reach.some(above => isWithinBranch(books, branchNo, above)))
  return [...new Set([...reach, ...below])]
}
