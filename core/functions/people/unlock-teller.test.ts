/** M04b: the operator ends a teller's lock. */
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { unlockTeller } from './unlock-teller.ts'

const given = books()
applyChanges(given, [
  {
    kind: 'insert',
    table: 'teller',
    row: { tellerNo: 1001, name: 'ann', fullName: 'Ann', branchNo: 1, roles: [], status: 'normal' },
  },
  {
    kind: 'insert',
    table: 'credential',
    row: {
      key: 'sign-in:1001',
      kind: 'sign-in',
      owner: 1001,
      version: 4,
      hash: 'h',
      failures: 5,
      lockedOn: null,
      lockedUntil: 1_900_000_000_000,
      mustChange: false,
    },
  },
])

testFunction(unlockTeller, {
  given,
  typical: { name: 'ann' },
  cases: [
    ['nobody has this name', { name: 'bo' }, 'teller_not_found'],
    ['open again; the password stays', {}, ['update credential sign-in:1001 version 4 failures 0']],
  ],
})
