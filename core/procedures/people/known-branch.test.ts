/** A named branch exists, and accepts something new only while it trades. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { aBranch } from '../../testing/records.ts'
import { refuseBranch } from './known-branch.ts'

const given = books()
applyChanges(given, [{ kind: 'insert', table: 'branch', row: aBranch({ branchNo: 4, status: 'ended' }) }])

test.each([
  ['there', 2, true, undefined],
  ['not there', 77, false, 'branch_not_found'],
  ['ended, for something new', 4, true, 'branch_ended'],
  ['ended, for what it has', 4, false, undefined],
])('%s', (_, branchNo, isNew, expected) => {
  expect(refuseBranch(given, branchNo, isNew)?.code).toBe(expected)
})
