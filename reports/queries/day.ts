/** A business day (the present one unless named): its phase, each market's state, and the steps of its day end so far. */
import { Type } from 'typebox'
import { DateField } from '@guitai/core/functions/fields.ts'
import { conditions } from '../conditions.ts'
import { defineReport, type Row } from '../define-report.ts'
import { PHASES } from '../labels.ts'

const SELECT = `select d.business_date as "businessDate", d.phase, d.clearing_run as "clearingRun", d.day_no as "dayNo",
  (select max(batch_no) from current.batch) as "batchNo",
  coalesce((select json_agg(json_build_object('market', m.market, 'tradeDate', m.trade_date, 'listed', m.listed, 'streamComplete', m.stream_complete)
    order by m.market) from current.market m), '[]') as markets,
  coalesce((select json_agg(json_build_object('stepKey', s.step_key, 'run', s.run, 'code', s.code, 'status', s.status, 'startedAt', s.started_at,
    'endedAt', s.ended_at, 'count', s.count, 'sums', s.sums, 'tellerNo', s.teller_no, 'detail', s.detail) order by s.run, s.started_at, s.step_key)
    from current.day_step s where s.business_date = d.business_date), '[]') as steps
from current.business_day d`

export const day = defineReport({
  code: 'day',
  name: 'day',
  title: { zh: '营业日', en: 'Business day' },
  module: 'queries',
  kind: 'query',
  input: Type.Object({ date: Type.Optional(DateField()) }, { additionalProperties: false }),
  columns: [
    { name: 'businessDate', title: { zh: '营业日', en: 'Business date' }, type: 'date' },
    { name: 'phase', title: { zh: '阶段', en: 'Phase' }, type: 'enum', labels: PHASES },
    { name: 'clearingRun', title: { zh: '清算次数', en: 'Clearing run' }, type: 'integer' },
    { name: 'dayNo', title: { zh: '第几日', en: 'Day number' }, type: 'integer' },
    { name: 'batchNo', title: { zh: '批号', en: 'Batch' }, type: 'integer' },
    { name: 'markets', title: { zh: '市场', en: 'Markets' }, type: 'json' },
    { name: 'steps', title: { zh: '日终步骤', en: 'Day-end steps' }, type: 'json' },
  ],
  async run(database, input) {
    const filter = conditions()
    filter.add('d.business_date = ?', input.date)
    return {
      rows: await database.query<Row>(
        `${SELECT} ${filter.where()} order by d.business_date desc limit 1`,
        filter.values,
      ),
    }
  },
})
