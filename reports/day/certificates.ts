/**
 * The close certificates: what each day end proved, its totals, exceptions and the command log's hash. One whose run was taken back stays
 * readable and is void.
 */
import { Type } from 'typebox'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'

/** One for each run that has closed its day; void when the day is in a later run. */
export const CERTIFICATES = `(
  select c.business_date, c.run, c.content, c.run < d.clearing_run as is_void
  from (
    select business_date, coalesce((content ->> 'clearingRun')::int, 1) as run, content from current.certificate
    union all select business_date, run, content from current.void_certificate
  ) c join current.business_day d using (business_date))`

const SELECT = `select c.business_date as "businessDate", c.run, (c.content ->> 'isProved')::boolean as "isProved", c.is_void as "isVoid", c.content
from ${CERTIFICATES} c`

export const certificates = defineReport({
  code: 'certificates',
  name: 'certificates',
  title: { zh: '收市证明', en: 'Close certificates' },
  module: 'queries',
  kind: 'query',
  about: 'headquarters',
  input: Type.Object({ ...PERIOD, ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'run', title: { zh: '清算次数', en: 'Clearing run' }, type: 'integer' },
    { name: 'isProved', title: { zh: '平衡', en: 'Proved' }, type: 'boolean' },
    { name: 'isVoid', title: { zh: '已作废', en: 'Void' }, type: 'boolean' },
    { name: 'content', title: { zh: '内容', en: 'Content' }, type: 'json' },
  ],
  run(database, input) {
    const filter = conditions()
    filter.add('c.business_date = ?', input.date)
    filter.add('c.business_date >= ?', input.from)
    filter.add('c.business_date <= ?', input.to)
    const key = [
      { sql: 'c.business_date', type: 'date', field: 'businessDate' },
      { sql: 'c.run', type: 'int8', field: 'run' },
    ] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
