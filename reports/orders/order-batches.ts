/** C03 批量委托 — the day's batches, newest first, with their states, so that nobody has to remember a number. */
import { Type } from 'typebox'
import { conditions } from '../frame/conditions.ts'
import { addCoveredBranch } from '../frame/covered.ts'
import { defineReport } from '../frame/define-report.ts'
import { businessDay } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { BATCH_STATUS_WORDS } from '@guitai/core/words/order-batch.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select b.batch_no as "batchNo", b.name, b.status, b.lines, b.good, b.lines - b.good as refused, b.order_count as "orderCount", b.amount,
  b.with_password as "withPassword", b.teller_no as "tellerNo", t.full_name as "tellerName", b.checked_at as "checkedAt", b.confirmed_at as "confirmedAt",
  b.trade_date as "tradeDate", b.branch_no as "branchNo"
from everyday.order_batch b left join current.teller t on t.teller_no = b.teller_no`

export const orderBatches = defineReport({
  code: 'order-batches',
  name: 'order-batches',
  title: { zh: '当日批次', en: "The day's batches" },
  module: 'queries',
  kind: 'query',
  about: 'tellers',
  input: Type.Object({ ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'batchNo', title: { zh: '批次号', en: 'Batch' }, type: 'no' },
    { name: 'name', title: { zh: '名称', en: 'Name' }, type: 'text' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: BATCH_STATUS_WORDS },
    { name: 'lines', title: { zh: '行数', en: 'Lines' }, type: 'integer' },
    { name: 'good', title: { zh: '可委托', en: 'Would be taken' }, type: 'integer' },
    { name: 'refused', title: { zh: '不可委托', en: 'Would be refused' }, type: 'integer' },
    { name: 'orderCount', title: { zh: '委托笔数', en: 'Orders' }, type: 'integer' },
    { name: 'amount', title: { zh: '冻结资金', en: 'Cash on hold' }, type: 'money' },
    { name: 'withPassword', title: { zh: '设有交易密码', en: 'With a password' }, type: 'integer' },
    { name: 'tellerNo', title: { zh: '柜员号', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'tellerName', title: { zh: '柜员', en: 'Teller name' }, type: 'text' },
    { name: 'checkedAt', title: { zh: '试算时间', en: 'Checked at' }, type: 'time' },
    { name: 'confirmedAt', title: { zh: '确认时间', en: 'Confirmed at' }, type: 'time' },
    { name: 'tradeDate', title: { zh: '委托日期', en: 'Trade date' }, type: 'date' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addCoveredBranch(filter, 'b.branch_no', context)
    filter.add('b.business_date = ?', await businessDay(database))
    const key = [{ sql: 'b.batch_no', type: 'int8', field: 'batchNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
