/** Who belongs to a branch reaches it and all below it. */
import { expect, test } from 'vitest'
import { applyChanges } from './changes/change.ts'
import { books } from '../testing/books.ts'
import { aBranch } from '../testing/records.ts'
import { branchesReached, isWithinBranch, linesUp } from './branches.ts'

const tree = books()
applyChanges(tree, [{ kind: 'insert', table: 'branch', row: aBranch({ branchNo: 21, parentNo: 2 }) }])

test('the line up ends at headquarters', () => {
  expect([1, 2, 21, 99].map(no => linesUp(tree, no))).toEqual([[1], [2, 1], [21, 2, 1], [99, 1]])
})

test.each([
  [21, 2, true],
  [21, 21, true],
  [21, 1, true],
  [2, 21, false],
  [3, 2, false],
  [99, 2, false],
  [99, 1, true],
])('%i within %i: %s', (branchNo, above, is) => expect(isWithinBranch(tree, branchNo, above)).toBe(is))

test('all of a reach, with what lies below; headquarters reaches everything', () => {
  expect(branchesReached(tree, [2])).toEqual([2, 21])
  expect(branchesReached(tree, [3, 21])).toEqual([3, 21])
  expect(branchesReached(tree, [3, 1])).toBeNull()
  expect(branchesReached(tree, [])).toEqual([])
})
