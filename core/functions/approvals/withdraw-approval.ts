/** S92 撤回复核申请 — the maker takes back their own request that nobody has decided yet. */
import { Type } from 'typebox'
import { ApprovalNo, Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { PickedNo } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { APPROVAL_STATUS_WORDS } from '../../words/approval.ts'
import { only } from '../../words/words.ts'

export const withdrawApproval = defineFunction({
  code: 'S92',
  name: 'withdraw-approval',
  title: { zh: '撤回复核申请', en: 'Take back a request' },
  module: 'system',
  kind: 'command',
  isForEverybody: true,
  approval: 'never',
  phases: 'any',
  input: Type.Object({
    approvalId: PickedNo({ zh: '复核编号', en: 'Approval' }, 'approval'),
  }),
  answer: Type.Object({ approvalId: ApprovalNo, status: Status(only(APPROVAL_STATUS_WORDS, 'withdrawn')) }),
  rejections: ['approval_not_found', 'not_the_maker', 'approval_lapsed', 'approval_closed'],
  keys: () => [],

  decide(books, { approvalId }, meta) {
    const approval = books.approvals.get(approvalId)
    if (approval === undefined) return reject('approval_not_found', 'approvalId')
    if (approval.makerNo !== tellerOf(meta)) return reject('not_the_maker', 'approvalId')
    if (approval.status === 'expired')
      return reject('approval_lapsed', 'approvalId', { date: approval.businessDate })
    if (approval.status !== 'waiting')
      return reject('approval_closed', 'approvalId', {
        approvalId: String(approvalId),
        status: approval.status,
      })
    return accept({ approvalId, status: 'withdrawn' }, [
      { kind: 'update', table: 'approval', row: { ...approval, status: 'withdrawn' } },
    ])
  },
})
