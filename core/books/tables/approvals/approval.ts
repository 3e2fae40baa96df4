/**
 * A request that a second person has to agree to. The day's decided ones stay in memory, too: a checker's answer that got lost is
 * repeated, and an interrupted job goes on by its approval.
 *
 *   waiting ──(agreed, decided afresh and accepted)──► approved
 *      ├──(a checker refuses)──► refused
 *      ├──(its maker takes it back)──► withdrawn
 *      └──(the day ends)──► expired; on the next day its maker is still told so
 */
import type { ApprovalReason, ApprovalStatus } from '../../../words/approval.ts'
import type { Channel } from '../../../words/channel.ts'
import { date, defineTable, int4, int8, optional, orNull, text, time, type RowOf } from '../define-table.ts'

export const approval = defineTable({
  name: 'approval',
  key: 'approvalId',
  owner: 'nobody',
  collection: 'approvals',
  counter: 'approvalId',
  columns: {
    approvalId: int8(),
    businessDate: date(),
    functionCode: text(),
    /** The immutable request as it was made. */
    input: text(),
    /** The results of the password checks when the request was made. No screen shows them. */
    secrets: text(),
    makerNo: int8(),
    /** The maker's branch when it was made: the request stays there when the maker moves to another one. */
    branchNo: int4(),
    checkerNo: orNull(int8()),
    /** The only teller who may agree, where the function names one; null where any checker may. */
    approverNo: orNull(int8()),
    channel: text<Channel>(),
    reason: text<ApprovalReason>(),
    status: text<ApprovalStatus>(),
    requestedAt: time(),
    /** The checker's reason for a refusal. */
    refusal: optional(text()),
    /** What the job had read of a file when the request was made, in words, as JSON (core/frame/brought.ts). */
    brought: optional(text()),
  },
  loaded: [
    { status: ['waiting'] },
    { businessDate: 'today' },
    { status: ['expired'], businessDate: 'from-last-day' },
  ],
  leavesWith: 'businessDate',
})

export type Approval = RowOf<typeof approval>
