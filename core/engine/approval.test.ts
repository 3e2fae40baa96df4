/** How a request for a second person is stored; execute.test.ts shows what follows from the answer. */
import { describe, expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { books, cashNo } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { ANN, BO, MAX, withTellers } from '../testing/tellers.ts'
import type { FileOpening, Gathered } from '../frame/gathered.ts'
import type { BroughtFact } from '../frame/brought.ts'
import { requestApproval, signatories } from './approval.ts'
import { execute } from './execute.ts'

const withdrawal = command('F09', { cashAccountNo: cashNo('C1'), kind: 'withdrawal', amount: 5 })

test('the request is kept whole, under the next number, and nothing else', () => {
  const on = withTellers(books({ cash: { C1: '1.00' } }))
  const outcome = requestApproval(on, withdrawal, {
    kind: 'needs-approval',
    reason: 'rule',
    approverNo: null,
  })
  expect(outcome).toEqual({ kind: 'pending', approvalId: 1, reason: 'rule' })
  expect(on.approvals.get(1)).toEqual({
    approvalId: 1,
    businessDate: '2026-11-23',
    functionCode: 'F09',
    input: JSON.stringify(withdrawal.input),
    secrets: '{}',
    makerNo: ANN,
    branchNo: 1,
    checkerNo: null,
    approverNo: null,
    channel: 'counter',
    reason: 'rule',
    status: 'waiting',
    requestedAt: withdrawal.at,
  })
  expect(on.counters.approvalId).toBe(2)
})

test('the log names the maker, and the checker where one decided', () => {
  const on = withTellers(books({ cash: { C1: '1.00' } }))
  requestApproval(on, withdrawal, { kind: 'needs-approval', reason: 'rule', approverNo: null })
  const agreed = (approvalId: number) => command('S91', { approvalId, agree: true }, { tellerNo: BO })
  expect([withdrawal, agreed(1), agreed(9)].map(each => signatories(registry, on, each))).toEqual([
    { tellerNo: ANN, checkerNo: null },
    { tellerNo: ANN, checkerNo: BO },
    { tellerNo: BO, checkerNo: null },
  ])
})

describe('a request that brings a file', () => {
  const row = (quantity: number): FileOpening => ({
    lineNo: 3,
    securitiesAccount: 'A000000001',
    tradingUnit: '',
    code: '600000',
    shareNature: 'tradable',
    acquiredOn: '2026-03-02',
    quantity,
    cost: 90_000,
  })
  const file = (checksum: string, rows: readonly FileOpening[]): { gathered: Gathered } => {
    const of = { market: 'XSHG', tradeDate: '2026-11-23', firstRow: 0, isFirst: true, isLast: true } as const
    return { gathered: { from: 'opening-file', ...of, checksum, rows } }
  }
  const asked = () => {
    const on = withTellers(books())
    present(on.tellers.get(BO), 'bo').roles = ['all']
    const maker = { tellerNo: MAX, ...file('c1', [row(100), row(50)]) }
    expect(execute(registry, on, command('X08', { market: 'XSHG' }, maker), 1).kind).toBe('pending')
    return on
  }
  const agree = (brought: { gathered?: Gathered }) =>
    command('S91', { approvalId: 1, agree: true }, { tellerNo: BO, ...brought })

  test('tells the checker how much it is, and which file', () => {
    const facts = JSON.parse(asked().approvals.get(1)?.brought ?? '[]') as BroughtFact[]
    expect(facts.map(({ title, value }) => `${title.en} ${value}`)).toEqual([
      'Rows 2',
      'Securities accounts 1',
      'Quantity in all 150',
      'Cost in all CNY 1800.00',
      'Date of the file 2026-11-23',
      'Checksum of the file c1',
    ])
  })

  test.each([
    ['the same file', file('c1', [row(100), row(50)]), 'accepted'],
    ['a file that was changed since', file('c2', [row(100), row(5000)]), 'file_changed_since'],
    ['no file any more', {}, 'file_changed_since'],
  ])('is agreed to with %s', (_, brought, expected) => {
    const on = asked()
    const outcome = execute(registry, on, agree(brought), 2)
    expect(outcome.kind === 'rejected' ? outcome.rejection.code : outcome.kind).toBe(expected)
    expect(on.approvals.get(1)?.status).toBe(expected === 'accepted' ? 'approved' : 'waiting')
  })

  test('is refused by the checker whatever the file says now', () => {
    const on = asked()
    const refuse = command('S91', { approvalId: 1, agree: false }, { tellerNo: BO, ...file('c2', []) })
    expect(execute(registry, on, refuse, 2).kind).toBe('accepted')
  })
})
