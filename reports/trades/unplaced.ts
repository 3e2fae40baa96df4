/** Facts that fit no order and wait for a person; on request also the resolved ones. */
import { Type } from 'typebox'
import { Flag } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { UNPLACED_ACT_WORDS, UNPLACED_REASON_WORDS } from '@guitai/core/words/unplaced.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select u.unplaced_no as "unplacedNo", u.business_date as "businessDate", u.received_at as "receivedAt", u.source, u.reason, u.content, u.order_id as "orderId", u.resolved_by as "resolvedBy", u.act, u.act_reason as "actReason"
from everyday.unplaced u`

export const unplaced = defineReport({
  code: 'unplaced',
  name: 'unplaced',
  title: { zh: '待处理回报', en: 'Unplaced facts' },
  module: 'queries',
  kind: 'query',
  about: 'headquarters',
  input: Type.Object(
    { withResolved: Type.Optional(Flag({ zh: '含已处理', en: 'With resolved' })), ...PAGE },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'unplacedNo', title: { zh: '编号', en: 'Number' }, type: 'no' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'receivedAt', title: { zh: '收到时间', en: 'Received' }, type: 'time' },
    { name: 'source', title: { zh: '来源', en: 'Source' }, type: 'text' },
    { name: 'reason', title: { zh: '原因', en: 'Reason' }, type: 'text', labels: UNPLACED_REASON_WORDS },
    { name: 'orderId', title: { zh: '委托编号', en: 'Order' }, type: 'no' },
    { name: 'content', title: { zh: '内容', en: 'Content' }, type: 'text' },
    { name: 'resolvedBy', title: { zh: '处理人', en: 'Resolved by' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'act', title: { zh: '处理方式', en: 'Act' }, type: 'enum', labels: UNPLACED_ACT_WORDS },
    { name: 'actReason', title: { zh: '处理原因', en: 'Why' }, type: 'text', personal: 'words' },
  ],
  run(database, input) {
    const filter = conditions()
    if (input.withResolved !== true) filter.add('(u.resolved_by is null) = ?', true)
    const key = [{ sql: 'u.unplaced_no', type: 'int8', field: 'unplacedNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
