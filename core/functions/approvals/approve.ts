/** 复核 — a checker approves or refuses. The engine decides the original request again, because the books have changed since. */
import { Type } from 'typebox'
import { assert } from '../../base/assert.ts'
import { ApprovalNo, Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Flag, PickedNo, Text } from '../../frame/fields.ts'
import { accept } from '../../frame/rejection.ts'
import { APPROVAL_STATUS_WORDS } from '../../words/approval.ts'
import { only } from '../../words/words.ts'

export const approve = defineFunction({
  code: 'S91',
  name: 'approve',
  title: { zh: '业务复核', en: 'Approve' },
  module: 'system',
  kind: 'command',
  phases: 'any',
  isAgreement: true,
  approval: 'never',
  input: Type.Object({
    approvalId: PickedNo({ zh: '复核编号', en: 'Approval' }, 'approval'),
    agree: Flag({ zh: '同意', en: 'Agree' }),
    reason: Type.Optional(Text({ zh: '拒绝原因', en: 'Reason for refusing' }, 200, 0)),
  }),
  answer: Type.Object({ approvalId: ApprovalNo, status: Status(only(APPROVAL_STATUS_WORDS, 'refused')) }),
  rejections: [
    'approval_not_found',
    'approval_lapsed',
    'approval_closed',
    'not_a_checker',
    'password_must_change',
    'second_factor_must_enrol',
    'checker_is_maker',
    'not_the_approver',
    'file_changed_since',
    'checker_permission_missing',
    'checker_workstation_not_allowed',
    'checker_outside_hours',
    'checker_headquarters_only',
    'checker_branch_not_covered',
    'checker_client_class_not_covered',
    'checker_limit_exceeded',
    'checker_daily_limit_exceeded',
  ],
  keys: () => [],

  decide(_books, { approvalId, agree }) {
    assert(!agree, 'the engine runs approved requests itself')
    return accept({ approvalId, status: 'refused' }, [])
  },
})
