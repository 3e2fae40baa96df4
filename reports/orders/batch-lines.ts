/** C03 批量委托 — the lines of a batch: the result of the dry run for each, and the result of its confirmation. */
import { Type } from 'typebox'
import { Choice, Whole } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { addCoveredBranch } from '../frame/covered.ts'
import { defineReport } from '../frame/define-report.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { PROBLEM_COLUMNS, problemOf } from './batch-problem.ts'
import { BATCH_FILTER_WORDS, BATCH_LINE_WORDS, ORDER_FIELD_WORDS } from '@guitai/core/words/order-batch.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'

const SELECT = `select l.line_no as "lineNo", l.slice_no as "sliceNo", nullif(l.client_no, 0) as "clientNo", c.name as "clientName", l.instrument, i.name as "securityName", nullif(l.side, '') as side,
  nullif(l.order_type, '') as "orderType", nullif(l.price, 0) as price, nullif(l.quantity, 0) as quantity,
  nullif(l.hold_cash, 0) as "holdCash", l.code, l.field, l.reason,
  coalesce(a.status, case when l.code = '' then 'good' else 'refused' end) as status, nullif(a.order_id, 0) as "orderId",
  nullif(a.approval_id, 0) as "approvalId",
  coalesce(b.checker_no is not null and l.has_password and a.order_id <> 0, false) as "withoutPassword", b.checker_no as "checkerNo", b.teller_no as "tellerNo", b.branch_no as "branchNo", a.code as "answerCode", a.reason as "answerReason"
from everyday.batch_line l left join everyday.batch_answer a using (batch_no, line_no, slice_no)
  left join everyday.order_batch b using (batch_no) left join current.client c on c.client_no = l.client_no
  left join current.instrument i on i.code = split_part(l.instrument, '.', 1) and i.market = split_part(l.instrument, '.', 2)`

export const batchLines = defineReport({
  code: 'batch-lines',
  name: 'batch-lines',
  title: { zh: '批量委托明细', en: 'Lines of a batch' },
  module: 'queries',
  kind: 'query',
  about: 'tellers',
  input: Type.Object(
    {
      batchNo: Whole({ zh: '批次号', en: 'Batch' }, 1, Number.MAX_SAFE_INTEGER),
      only: Type.Optional(Choice({ zh: '只看', en: 'Only' }, BATCH_FILTER_WORDS)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'lineNo', title: { zh: '行', en: 'Line' }, type: 'no' },
    { name: 'sliceNo', title: { zh: '拆单', en: 'Slice' }, type: 'no' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '客户名称', en: 'Client name' }, type: 'text', personal: 'name' },
    { name: 'instrument', title: { zh: '证券', en: 'Instrument' }, type: 'listed' },
    { name: 'securityName', title: { zh: '证券名称', en: 'Security name' }, type: 'text' },
    { name: 'side', title: { zh: '买卖', en: 'Side' }, type: 'enum', labels: SIDE_WORDS, tone: 'side' },
    { name: 'orderType', title: { zh: '委托类型', en: 'Type' }, type: 'enum', labels: ORDER_TYPE_WORDS },
    { name: 'price', title: { zh: '价格', en: 'Price' }, type: 'price' },
    { name: 'quantity', title: { zh: '数量', en: 'Quantity' }, type: 'shares' },
    { name: 'holdCash', title: { zh: '冻结资金', en: 'Cash on hold' }, type: 'money' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: BATCH_LINE_WORDS },
    { name: 'field', title: { zh: '列', en: 'Column' }, type: 'text', labels: ORDER_FIELD_WORDS },
    ...PROBLEM_COLUMNS,
    { name: 'orderId', title: { zh: '委托编号', en: 'Order' }, type: 'no' },
    { name: 'approvalId', title: { zh: '复核编号', en: 'Approval' }, type: 'no' },
    {
      name: 'withoutPassword',
      title: { zh: '未验交易密码（复核准许）', en: 'Without the password, by approval' },
      type: 'boolean',
    },
    { name: 'checkerNo', title: { zh: '批次复核', en: 'Who agreed to the batch' }, type: 'no' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addCoveredBranch(filter, 'b.branch_no', context)
    filter.add('l.batch_no = ?', input.batchNo)
    if (input.only === 'good') filter.add("l.code = '' and a.status is distinct from ?", 'rejected')
    if (input.only === 'wrong') filter.add("(l.code <> '' or a.status = ?)", 'rejected')
    const page = await readPage(database, input, {
      select: SELECT,
      conditions: filter,
      key: [
        { sql: 'l.line_no', type: 'int8', field: 'lineNo' },
        { sql: 'l.slice_no', type: 'int8', field: 'sliceNo' },
      ],
      direction: 'asc',
    })
    return { ...page, rows: page.rows.map(row => ({ ...row, ...problemOf(row) })) }
  },
})
