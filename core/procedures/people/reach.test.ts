/** A right reaches the own branch, or the branches it names, each with those below it; headquarters is everything. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { aBranch } from '../../testing/records.ts'
import { ANN, withTellers } from '../../testing/tellers.ts'
import { fullRight } from '../../books/function-right.ts'
import { branchesCovered, branchesFor, isWithinReach, reachesAll, reachOf, reachOfAll } from './reach.ts'

const given = withTellers(books())
applyChanges(given, [{ kind: 'insert', table: 'branch', row: aBranch({ branchNo: 21, parentNo: 2 }) }])
const east = { branchNo: 2 }

test('of a right, and of several together', () => {
  expect([reachOf({}, east), reachOf({ branches: [3] }, east)]).toEqual([[2], [3]])
  expect(reachOfAll([{}, { branches: [3] }, { branches: [2, 3] }], east)).toEqual([2, 3])
  expect([reachesAll([2, 3]), reachesAll([3, 1])]).toEqual([false, true])
})

test('what lies below is within reach, what lies above or beside is not', () => {
  expect([2, 21, 3, 1].map(branchNo => isWithinReach(given, branchNo, [2]))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('branches as a report is given them', () => {
  const covered = (branches?: number[]) =>
    branchesCovered(given, [{ ...fullRight('*'), ...(branches === undefined ? {} : { branches }) }], east)
  expect([covered(), covered([3]), covered([1])]).toEqual([[2, 21], [3], null])
})

test('for whom: the system reads everything, a stranger nothing', () => {
  const of = (tellerNo: number) =>
    branchesFor(given, { kind: 'teller', tellerNo, branchNo: 1 }, 'counter.batch-cancel')
  expect([branchesFor(given, { kind: 'system' }, 'x'), of(ANN), of(9)]).toEqual([null, null, []])
  given.tellers.get(ANN)!.branchNo = 2
  expect(of(ANN)).toEqual([2, 21])
})
