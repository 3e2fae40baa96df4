/** A request that waits for a second person, for tests. */
import type { Approval } from '../books/tables/approvals/approval.ts'

export const approvalOf = (differing: Partial<Approval> = {}): Approval => ({
  approvalId: 1,
  businessDate: '2026-11-23',
  functionCode: 'E01',
  input: '{}',
  secrets: '{}',
  makerNo: 1001,
  branchNo: 1,
  checkerNo: null,
  approverNo: null,
  channel: 'counter',
  reason: 'always',
  status: 'waiting',
  requestedAt: 0,
  ...differing,
})
