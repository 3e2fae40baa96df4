/** What differs between our books and outside files: open ones of any day first of all, or those of a period. */
import { Type } from 'typebox'
import { Choice } from '@guitai/core/functions/fields.ts'
import { conditions } from '../conditions.ts'
import { defineReport } from '../define-report.ts'
import { PERIOD } from '../filters.ts'
import { PAGE, readPage } from '../paging.ts'

const RESOLUTIONS = {
  open: { zh: '未处理', en: 'Open' },
  rounded: { zh: '尾差已入账', en: 'Booked as rounding' },
  'accept-depository': { zh: '按登记结算入账', en: 'Depository accepted' },
  'bust-trade': { zh: '已撤销本方成交', en: 'Our trade taken back' },
  'error-account': { zh: '已入错账', en: 'On the error account' },
  'carry-exception': { zh: '挂账', en: 'Carried' },
} as const
const KINDS = {
  'missing-here': { zh: '本方缺', en: 'Missing here' },
  'missing-there': { zh: '对方缺', en: 'Missing there' },
  different: { zh: '不符', en: 'Different' },
  holding: { zh: '持仓不符', en: 'Holding' },
  money: { zh: '资金不符', en: 'Money' },
  order: { zh: '委托存疑', en: 'Order' },
  fee: { zh: '费用不符', en: 'Fees' },
} as const

const SELECT = `select d.discrepancy_key as "discrepancyKey", d.business_date as "businessDate", d.kind, d.subject, d.ours, d.theirs, d.resolution, d.resolved_by as "resolvedBy", d.act_reason as "actReason"
from current.discrepancy d`

export const discrepancies = defineReport({
  code: 'discrepancies',
  name: 'discrepancies',
  title: { zh: '差错', en: 'Discrepancies' },
  module: 'queries',
  kind: 'query',
  input: Type.Object(
    {
      ...PERIOD,
      resolution: Type.Optional(
        Choice(
          { zh: '处理', en: 'Resolution' },
          ['open', 'rounded', 'accept-depository', 'bust-trade', 'error-account', 'carry-exception'] as const,
          RESOLUTIONS,
        ),
      ),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'discrepancyKey', title: { zh: '差错编号', en: 'Discrepancy' }, type: 'text' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'kind', title: { zh: '种类', en: 'Kind' }, type: 'enum', labels: KINDS },
    { name: 'subject', title: { zh: '对象', en: 'Subject' }, type: 'text' },
    { name: 'ours', title: { zh: '本方', en: 'Ours' }, type: 'text' },
    { name: 'theirs', title: { zh: '对方', en: 'Theirs' }, type: 'text' },
    { name: 'resolution', title: { zh: '处理', en: 'Resolution' }, type: 'enum', labels: RESOLUTIONS },
    { name: 'resolvedBy', title: { zh: '处理人', en: 'Resolved by' }, type: 'integer' },
    { name: 'actReason', title: { zh: '处理原因', en: 'Why' }, type: 'text', personal: 'words' },
  ],
  run(database, input) {
    const filter = conditions()
    filter.add('d.business_date = ?', input.date)
    filter.add('d.business_date >= ?', input.from)
    filter.add('d.business_date <= ?', input.to)
    filter.add('d.resolution = ?', input.resolution)
    const key = [
      { sql: 'd.business_date', type: 'date', field: 'businessDate' },
      { sql: 'd.discrepancy_key', type: 'text', field: 'discrepancyKey' },
    ] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
