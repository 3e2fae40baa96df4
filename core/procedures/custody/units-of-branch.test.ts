/** A branch's own trading units come before those of the branches above it. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { aBranch } from '../../testing/records.ts'
import { unitsOfBranch } from './units-of-branch.ts'

const given = books({ units: { '20002': 'running', '20003': 'replaced' } })
applyChanges(given, [{ kind: 'insert', table: 'branch', row: aBranch({ branchNo: 21, parentNo: 2 }) }])
given.tradingUnits.get('20002')!.branchNo = 2

test.each([
  ['headquarters', 1, ['20001']],
  ['one with a unit', 2, ['20002']],
  ['one below it', 21, ['20002']],
  ['one without', 3, ['20001']],
])('%s', (_, branchNo, expected) => {
  expect(unitsOfBranch(given, 'XSHG', branchNo).map(({ pbuId }) => pbuId)).toEqual(expected)
})

test('nobody has one in the market', () => expect(unitsOfBranch(given, 'BJSE', 2)).toEqual([]))
