/** S94: copies are counted in order; the right is that of the function or report to which the document belongs. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { fullRight, type FunctionRight } from '../../books/function-right.ts'
import { books, clientNo, copyOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { EVE, MOE, withTellers } from '../../testing/tellers.ts'
import { withAgent } from '../../testing/records.ts'
import { needingFactor } from '../../testing/second-factors.ts'
import { testFunction } from '../../testing/test-function.ts'
import { recordPrint } from './record-print.ts'

const as = (tellerNo: number) => ({ principal: { kind: 'teller', tellerNo, branchNo: 1 } }) as const
const given = withTellers(books({ cash: { C1: '1.00' } }))
const today = given.day.businessDate
const withRight = (differing: Partial<FunctionRight>) => {
  const own = copyOf(given)
  const rights = [{ ...fullRight('funds.*'), ...differing }]
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
const printed = withRight({})
applyChanges(printed.books, [
  {
    kind: 'insert',
    table: 'print_copies',
    row: {
      printKey: `${today}/cash-voucher/7`,
      businessDate: today,
      print: 'cash-voucher',
      document: '7',
      copies: 2,
      lastPrintedAt: 1,
      tellerNo: 1002,
    },
  },
])

const copies = (count: number, how = 'insert'): string =>
  `${how} print_copies printKey ${today}/cash-voucher/7 businessDate ${today} print cash-voucher document 7 copies ${count} lastPrintedAt 1795000000000 tellerNo 1001`

const typical = {
  print: 'cash-voucher',
  document: '7',
  permissions: ['counter-more.adjust', 'funds.deposit-withdraw'],
  client: '10000001',
  copiesBefore: 0,
  businessDate: today,
}

test.each([
  ['the first ever', withRight({}), 0, 1],
  ['the first today', withRight({}), 4, 5],
  ['the third today', printed, 0, 3],
  ['the third today, others before', printed, 4, 7],
])('%s says which copy it is', (_, { books: own }, copiesBefore, copyNo) => {
  expect(recordPrint.decide(own, { ...typical, copiesBefore }, aMeta())).toMatchObject({ result: { copyNo } })
})

const inquiring = { clientNo: clientNo('C1'), agentNo: 1 }
const acting = (differing: Parameters<typeof withAgent>[1]) => ({
  books: withAgent(withRight({}).books, differing),
})

const unenrolled = { books: needingFactor(withRight({}).books, 'clerk') }

testFunction(recordPrint, {
  given: withRight({}).books,
  typical,
  cases: [
    ['the first', {}, [copies(1)]],
    ['a later one', {}, [copies(3, 'update')], printed],
    ['after copies of other days', { copiesBefore: 4 }, [copies(1)]],
    ['a locked teller', {}, 'teller_not_active', as(MOE)],
    ['a first password', {}, 'password_must_change', first],
    ['a second factor to enrol', {}, 'second_factor_must_enrol', unenrolled],
    ['no right', {}, 'permission_missing', as(EVE)],
    ['nothing that it belongs to', { permissions: [] }, 'permission_missing'],
    ['elsewhere', {}, 'workstation_not_allowed', withRight({ workstations: ['W2'] })],
    ['too early', {}, 'outside_hours', withRight({ hours: { from: 36_001, to: 40_000 } })],
    ['asked for by the client', { clientNo: clientNo('C1') }, [copies(1)]],
    ['by an agent who may inquire', inquiring, [copies(1)], acting({ scopes: ['inquire'] })],
    ['by an agent who may not', inquiring, 'agent_scope_missing', acting({ scopes: ['deposit', 'order'] })],
    ['by an agent nobody knows', { ...inquiring, agentNo: 2 }, 'agent_not_found', acting({})],
    [
      'by an agent until yesterday',
      inquiring,
      'agent_not_valid',
      acting({ scopes: ['inquire'], validTo: '2026-11-22' }),
    ],
    ['for a client who is none', { ...inquiring, clientNo: 5 }, 'client_not_found'],
    ['counted for another day', { businessDate: '2026-01-05' }, 'business_date_changed'],
  ],
})
