/** What waits for a second person, oldest first; on request also what has been decided. */
import { Type } from 'typebox'
import { Choice } from '@guitai/core/functions/fields.ts'
import { conditions } from '../conditions.ts'
import { defineReport } from '../define-report.ts'
import { PAGE, readPage } from '../paging.ts'

const STATUSES = {
  waiting: { zh: '待复核', en: 'Waiting' },
  approved: { zh: '已同意', en: 'Approved' },
  refused: { zh: '已拒绝', en: 'Refused' },
  expired: { zh: '已过期', en: 'Expired' },
} as const

const SELECT = `select a.approval_id as "approvalId", a.business_date as "businessDate", a.requested_at as "requestedAt", a.function_code as "functionCode",
  a.input, a.maker_no as "makerNo", m.full_name as "makerName", a.checker_no as "checkerNo", k.full_name as "checkerName", a.channel, a.reason, a.status
from current.approval a
left join current.teller m on m.teller_no = a.maker_no
left join current.teller k on k.teller_no = a.checker_no`

export const approvals = defineReport({
  code: 'approvals',
  name: 'approvals',
  title: { zh: '待复核业务', en: 'Approvals' },
  module: 'queries',
  kind: 'query',
  input: Type.Object(
    {
      status: Type.Optional(
        Choice(
          { zh: '状态', en: 'Status' },
          ['waiting', 'approved', 'refused', 'expired'] as const,
          STATUSES,
        ),
      ),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'approvalId', title: { zh: '复核编号', en: 'Approval' }, type: 'integer' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'requestedAt', title: { zh: '提交时间', en: 'Requested' }, type: 'time' },
    { name: 'functionCode', title: { zh: '功能', en: 'Function' }, type: 'text' },
    { name: 'input', title: { zh: '内容', en: 'Input' }, type: 'text' },
    { name: 'reason', title: { zh: '复核原因', en: 'Reason' }, type: 'text' },
    { name: 'makerNo', title: { zh: '经办', en: 'Maker' }, type: 'integer' },
    { name: 'makerName', title: { zh: '经办姓名', en: 'Maker name' }, type: 'text' },
    { name: 'checkerNo', title: { zh: '复核', en: 'Checker' }, type: 'integer' },
    { name: 'checkerName', title: { zh: '复核姓名', en: 'Checker name' }, type: 'text' },
    { name: 'channel', title: { zh: '渠道', en: 'Channel' }, type: 'text' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: STATUSES },
  ],
  run(database, input) {
    const filter = conditions()
    filter.add('a.status = ?', input.status ?? 'waiting')
    const key = [{ sql: 'a.approval_id', type: 'int8', field: 'approvalId' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
