/** S08: tellers by number, each with a name of its own. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books, copyOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { withTills } from '../../testing/tills.ts'
import { tellers } from './tellers.ts'

const given = books()
applyChanges(given, [
  {
    kind: 'put',
    table: 'role',
    row: {
      role: 'clerk',
      titleZh: '柜员',
      titleEn: 'Clerk',
      rights: [],
      isChecker: false,
      seesPersonalData: false,
    },
  },
  {
    kind: 'put',
    table: 'teller',
    row: { tellerNo: 1001, name: 'ann', fullName: 'Ann', branchNo: 1, roles: ['clerk'], status: 'normal' },
  },
  {
    kind: 'put',
    table: 'credential',
    row: {
      key: 'sign-in:1001',
      kind: 'sign-in',
      owner: 1001,
      version: 4,
      hash: 'h',
      failures: 5,
      lockedOn: '2026-11-23',
      mustChange: false,
    },
  },
])
const password = {
  password: { kind: 'sign-in', owner: 0, version: 0, verified: false, newHash: 'h' },
} as const
const weak = (strength: { length: number; classes: number; isUsedBefore: boolean }) => ({
  secrets: { password: { ...password.password, strength } },
})
const holding = withTills(copyOf(given), { '1001 HKD': '0.10 open' })
const ann = { tellerNo: 1001, name: 'ann' }

testFunction(tellers, {
  given,
  typical: { name: 'bo', fullName: 'Bo', branchNo: 1, roles: ['clerk'], status: 'normal' },
  cases: [
    ['unknown number', { tellerNo: 1009 }, 'teller_not_found'],
    ['a name that is taken', { name: 'ann' }, 'teller_exists'],
    ['unknown role', { roles: ['clerk', 'king'] }, 'role_not_found'],
    ['to another branch with cash', { ...ann, branchNo: 2 }, 'teller_holds_cash', { books: holding }],
    ['gone with cash', { ...ann, status: 'closed' }, 'teller_holds_cash', { books: holding }],
    [
      'locked; the cash waits',
      { ...ann, status: 'locked' },
      ['put teller 1001 ann locked clerk'],
      { books: holding },
    ],
    ['a new one without password', {}, 'password_needed'],
    [
      'a new one',
      {},
      ['put teller 1002 bo normal clerk', 'put credential sign-in:1002 version 1 failures 0'],
      { secrets: password },
    ],
    ['a short password', {}, 'password_too_short', weak({ length: 7, classes: 4, isUsedBefore: false })],
    ['a simple one', {}, 'password_too_simple', weak({ length: 8, classes: 1, isUsedBefore: false })],
    ['an old one', ann, 'password_used_before', weak({ length: 8, classes: 2, isUsedBefore: true })],
    ['locked', { ...ann, status: 'locked' }, ['put teller 1001 ann locked clerk']],
    [
      'a new password unlocks',
      ann,
      [
        'put teller 1001 ann normal clerk',
        'put credential sign-in:1001 version 5 failures 0',
        'put password_history passwordKey sign-in:1001 hashes ["h"]',
      ],
      { secrets: password },
    ],
    ['another name', { tellerNo: 1001, name: 'anna' }, ['put teller 1001 anna normal clerk']],
  ],
})

test('a former name leads nowhere', () => {
  const decision = tellers.decide(
    given,
    { tellerNo: 1001, name: 'anna', fullName: 'Ann', branchNo: 1, roles: ['clerk'], status: 'normal' },
    aMeta(),
  )
  if (decision.accepted) applyChanges(given, decision.changes)
  expect([given.tellersByName.get('ann'), given.tellersByName.get('anna')?.tellerNo]).toEqual([
    undefined,
    1001,
  ])
})
