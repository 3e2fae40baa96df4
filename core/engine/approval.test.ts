/** A request for a second person as it is kept; what follows from the answer is shown in execute.test.ts. */
import { expect, test } from 'vitest'
import { books, cashNo } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { ANN, BO, withTellers } from '../testing/tellers.ts'
import { requestApproval, signatories } from './approval.ts'

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
