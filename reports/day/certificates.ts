/** The close certificates: what each day end proved, its totals, exceptions and the command log's hash. */
import { Type } from 'typebox'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'

const SELECT = `select c.business_date as "businessDate", (c.content ->> 'isProved')::boolean as "isProved", c.content from current.certificate c`

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
    { name: 'isProved', title: { zh: '平衡', en: 'Proved' }, type: 'boolean' },
    { name: 'content', title: { zh: '内容', en: 'Content' }, type: 'json' },
  ],
  run(database, input) {
    const filter = conditions()
    filter.add('c.business_date = ?', input.date)
    filter.add('c.business_date >= ?', input.from)
    filter.add('c.business_date <= ?', input.to)
    const key = [{ sql: 'c.business_date', type: 'date', field: 'businessDate' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
