/** C23 全体汇总 — like C21, for all tellers, or one. */
import { Type } from 'typebox'
import { DateField, Whole } from '@guitai/core/frame/fields.ts'
import { defineReport } from '../frame/define-report.ts'
import { readTillSummary, TILL_SUMMARY_COLUMNS } from './till-summary.ts'

export const allTillsSummary = defineReport({
  code: 'C23',
  name: 'all-tills-summary',
  title: { zh: '全体汇总', en: 'Summary of all tills' },
  module: 'counter',
  kind: 'report',
  about: 'tills',
  input: Type.Object(
    {
      date: Type.Optional(DateField()),
      teller: Type.Optional(Whole({ zh: '柜员', en: 'Teller' }, 0, 999_999_999)),
    },
    { additionalProperties: false },
  ),
  columns: TILL_SUMMARY_COLUMNS,
  run: (database, { date, teller }, { branches }) =>
    readTillSummary(database, date, { tellerNo: teller ?? null, branches }),
})
