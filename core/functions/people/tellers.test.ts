/** S08: tellers by number, each with a name of its own. */
import { expect, test } from 'vitest'
import { applyChanges, type Change } from '../../books/changes/change.ts'
import { fullRight } from '../../books/function-right.ts'
import { books, copyOf, settled } from '../../testing/books.ts'
import type { SecretStrength } from '../../frame/meta.ts'
import { aMeta } from '../../testing/meta.ts'
import { aBranch } from '../../testing/records.ts'
import { testFunction } from '../../testing/test-function.ts'
import { withTills } from '../../testing/tills.ts'
import { tellers } from './tellers.ts'

const given = books()
applyChanges(given, [
  {
    kind: 'insert',
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
    kind: 'insert',
    table: 'teller',
    row: { tellerNo: 1001, name: 'ann', fullName: 'Ann', branchNo: 1, roles: ['clerk'], status: 'normal' },
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
      lockedOn: '2026-11-23',
      lockedUntil: null,
      mustChange: false,
    },
  },
])
const password = {
  password: { kind: 'sign-in', owner: 0, version: 0, verified: false, newHash: 'h' },
} as const
const weak = (strength: SecretStrength) => ({
  secrets: { password: { ...password.password, strength } },
})
const CHIEF = { tellerNo: 1008, roles: ['chief'] }
const AIDE = { tellerNo: 1009, roles: ['aide'] }
const person = ({ tellerNo, roles }: { tellerNo: number; roles: string[] }) =>
  ({
    kind: 'insert',
    table: 'teller',
    row: { tellerNo, name: `t${tellerNo}`, fullName: 'T', branchNo: 1, roles, status: 'normal' },
  }) as const
const role = (name: string, permission: string, isChecker: boolean): Change => ({
  kind: 'insert',
  table: 'role',
  row: {
    role: name,
    titleZh: name,
    titleEn: name,
    rights: [fullRight(permission)],
    isChecker,
    seesPersonalData: isChecker,
  },
})
applyChanges(given, [role('chief', '*', true), role('aide', 'system.*', false), person(CHIEF), person(AIDE)])
/** An aide makes the request; `checkerNo` approves. */
const by = (tellerNo: number, checkerNo?: number) => ({
  principal: { kind: 'teller', tellerNo, branchNo: 1 } as const,
  ...(checkerNo === undefined ? {} : { checkerNo }),
})
const withEnded = () => {
  const made = copyOf(given)
  applyChanges(made, [{ kind: 'insert', table: 'branch', row: aBranch({ branchNo: 4, status: 'ended' }) }])
  return settled(made)
}
function lockedChief() {
  const on = copyOf(given)
  const { row, ...put } = person({ tellerNo: 1007, roles: ['chief'] })
  applyChanges(on, [{ ...put, row: { ...row, status: 'locked' } }])
  return settled(on)
}
const holding = withTills(copyOf(given), { '1001 HKD': '0.10 open' })
const ann = { tellerNo: 1001, name: 'ann' }

testFunction(tellers, {
  given,
  typical: { name: 'bo', fullName: 'Bo', branchNo: 1, roles: ['clerk'], status: 'normal' },
  around: by(AIDE.tellerNo),
  cases: [
    ['unknown number', { tellerNo: 1099 }, 'teller_not_found'],
    ['a name that is taken', { name: 'ann' }, 'teller_exists'],
    ['a name that looks like another one', { name: 't1oo8' }, 'teller_looks_alike'],
    ['a full name with a Cyrillic A', { fullName: 'Аnn' }, 'teller_looks_alike'],
    ['a full name in full width', { fullName: 'ＡＮＮ' }, 'teller_looks_alike'],
    ['the own name, written otherwise', { ...ann, fullName: 'ANN' }, ['update teller 1001 ann normal clerk']],
    [
      'a namesake',
      { fullName: 'Ann' },
      ['insert teller 1010 bo normal clerk', 'insert credential sign-in:1010 version 1 failures 0'],
      { secrets: password },
    ],
    ['unknown role', { roles: ['clerk', 'king'] }, 'role_not_found'],
    ['to an unknown branch', { branchNo: 77 }, 'branch_not_found'],
    ['to one that has ended', { branchNo: 4 }, 'branch_ended', { books: withEnded() }],
    ['to another branch with cash', { ...ann, branchNo: 2 }, 'teller_holds_cash', { books: holding }],
    ['gone with cash', { ...ann, status: 'closed' }, 'teller_holds_cash', { books: holding }],
    [
      'locked; the cash waits',
      { ...ann, status: 'locked' },
      ['update teller 1001 ann locked clerk'],
      { books: holding },
    ],
    ['a new one without password', {}, 'password_needed'],
    [
      'a new one',
      {},
      ['insert teller 1010 bo normal clerk', 'insert credential sign-in:1010 version 1 failures 0'],
      { secrets: password },
    ],
    ['a short password', {}, 'password_too_short', weak({ length: 7, classes: 4, isUsedBefore: false })],
    ['a simple one', {}, 'password_too_simple', weak({ length: 8, classes: 1, isUsedBefore: false })],
    [
      'a common one',
      {},
      'password_common',
      weak({ length: 9, classes: 3, isUsedBefore: false, tellerWeakness: 'common' }),
    ],
    [
      'one made of the name',
      {},
      'password_derived',
      weak({ length: 9, classes: 3, isUsedBefore: false, tellerWeakness: 'derived' }),
    ],
    ['an old one', ann, 'password_used_before', weak({ length: 8, classes: 2, isUsedBefore: true })],
    ['locked', { ...ann, status: 'locked' }, ['update teller 1001 ann locked clerk']],
    [
      'a new password unlocks',
      ann,
      [
        'update teller 1001 ann normal clerk',
        'update credential sign-in:1001 version 5 failures 0',
        'insert password_history passwordKey sign-in:1001 hashes ["h"]',
      ],
      { secrets: password },
    ],
    ['oneself, even without any gain', ann, 'own_rights', by(1001)],
    ['the checker himself', ann, 'own_rights', by(AIDE.tellerNo, 1001)],
    [
      'a role that neither holds, agreed to by another aide',
      { ...ann, roles: ['chief'] },
      'rights_not_held',
      by(AIDE.tellerNo, 1010),
    ],
    [
      'agreed to by one who holds it',
      { ...ann, roles: ['chief'] },
      ['update teller 1001 ann normal chief'],
      by(AIDE.tellerNo, CHIEF.tellerNo),
    ],
    [
      'a new password of one with more rights: whoever sets it could sign in with it',
      { tellerNo: CHIEF.tellerNo, name: 't1008', roles: ['chief'] },
      'rights_not_held',
      { ...by(AIDE.tellerNo, 1010), secrets: password },
    ],
    [
      'a lock lifted of one with more rights',
      { tellerNo: 1007, name: 't1007', roles: ['chief'] },
      'rights_not_held',
      { ...by(AIDE.tellerNo, 1010), books: lockedChief() },
    ],
    [
      'one with more rights is locked by anyone',
      { tellerNo: CHIEF.tellerNo, name: 't1008', roles: ['chief'], status: 'locked' },
      ['update teller 1008 t1008 locked chief'],
      by(AIDE.tellerNo, 1010),
    ],
    [
      'another name of one with more rights',
      { tellerNo: CHIEF.tellerNo, name: 'boss', roles: ['chief'] },
      ['update teller 1008 boss normal chief'],
      by(AIDE.tellerNo, 1010),
    ],
    ['another name', { tellerNo: 1001, name: 'anna' }, ['update teller 1001 anna normal clerk']],
  ],
})

test('a former name leads nowhere', () => {
  const decision = tellers.decide(
    given,
    { tellerNo: 1001, name: 'anna', fullName: 'Ann', branchNo: 1, roles: ['clerk'], status: 'normal' },
    aMeta(by(AIDE.tellerNo)),
  )
  if (decision.accepted) applyChanges(given, decision.changes)
  expect([given.tellersByName.get('ann'), given.tellersByName.get('anna')?.tellerNo]).toEqual([
    undefined,
    1001,
  ])
})
