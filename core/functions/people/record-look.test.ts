/** S93: the right is checked again where it is decided; the log has what is accepted or refused here. */
import { applyChanges } from '../../books/changes/change.ts'
import { fullRight, type FunctionRight } from '../../books/function-right.ts'
import { books, copyOf } from '../../testing/books.ts'
import { BO, EVE, MOE, withTellers } from '../../testing/tellers.ts'
import { needingFactor } from '../../testing/second-factors.ts'
import { testFunction } from '../../testing/test-function.ts'
import { recordLook } from './record-look.ts'

const as = (tellerNo: number) => ({ principal: { kind: 'teller', tellerNo, branchNo: 1 } }) as const
const given = withTellers(books())
const withRight = (differing: Partial<FunctionRight>) => {
  const own = copyOf(given)
  const rights = [{ ...fullRight('queries.*'), ...differing }]
  applyChanges(own, [{ kind: 'update', table: 'role', row: { ...own.roles.get('clerk')!, rights } }])
  return { books: own }
}
const first = withRight({})
applyChanges(first.books, [
  {
    kind: 'insert',
    table: 'credential',
    row: {
      key: 'sign-in:1001',
      kind: 'sign-in',
      owner: 1001,
      version: 1,
      hash: 'h',
      failures: 0,
      lockedOn: null,
      lockedUntil: null,
      mustChange: true,
    },
  },
])

const unenrolled = { books: needingFactor(withRight({}).books, 'clerk') }

testFunction(recordLook, {
  given: withRight({}).books,
  typical: {
    report: 'client-profile',
    permission: 'queries.client-profile',
    terms: '{}',
    clients: '10000001',
  },
  cases: [
    ['with the right to it', {}, []],
    ['nobody seen', { clients: '' }, []],
    ['no right', {}, 'permission_missing', as(EVE)],
    ['another report', { permission: 'reports.fills-detail' }, 'permission_missing'],
    ['a checker is no reader', {}, 'permission_missing', as(BO)],
    ['a locked teller', {}, 'teller_not_active', as(MOE)],
    ['an unknown one', {}, 'teller_not_active', as(9)],
    ['a first password', {}, 'password_must_change', first],
    ['a second factor to enrol', {}, 'second_factor_must_enrol', unenrolled],
    ['elsewhere', {}, 'workstation_not_allowed', withRight({ workstations: ['W2'] })],
    ['here', {}, [], withRight({ workstations: ['W2', 'W*'] })],
    ['too early', {}, 'outside_hours', { ...withRight({ hours: { from: 36_001, to: 40_000 } }) }],
    ['just in time', {}, [], withRight({ hours: { from: 36_000, to: 40_000 } })],
    ['too late', {}, 'outside_hours', withRight({ hours: { from: 30_000, to: 36_000 } })],
    ['over midnight', {}, [], withRight({ hours: { from: 80_000, to: 36_001 } })],
    ['over midnight, too late', {}, 'outside_hours', withRight({ hours: { from: 80_000, to: 36_000 } })],
  ],
})
