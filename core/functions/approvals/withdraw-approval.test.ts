/** S92: a teller may take back only their own request, and only while it waits. */
import { applyChanges } from '../../books/changes/change.ts'
import type { Approval } from '../../books/tables/approvals/approval.ts'
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { withdrawApproval } from './withdraw-approval.ts'

const approval = (approvalId: number, status: Approval['status'], makerNo = 1001): Approval => ({
  approvalId,
  businessDate: '2026-11-23',
  functionCode: 'F09',
  input: '{}',
  secrets: '{}',
  makerNo,
  branchNo: 1,
  checkerNo: null,
  approverNo: null,
  channel: 'counter',
  reason: 'amount',
  status,
  requestedAt: 0,
})
const given = books()
applyChanges(
  given,
  [approval(1, 'waiting'), approval(2, 'waiting', 1002), approval(3, 'approved'), approval(4, 'expired')].map(
    row => ({
      kind: 'insert',
      table: 'approval',
      row,
    }),
  ),
)

testFunction(withdrawApproval, {
  given,
  typical: { approvalId: 1 },
  cases: [
    ['waiting', {}, ['update approval 1 F09 withdrawn']],
    ['unknown', { approvalId: 9 }, 'approval_not_found'],
    ['another’s', { approvalId: 2 }, 'not_the_maker'],
    ['not approved by the day end', { approvalId: 4 }, 'approval_lapsed'],
    ['decided', { approvalId: 3 }, 'approval_closed'],
  ],
})
