/** C21 本柜汇总 — the signed-in teller's day by kind and currency, and the till: opening, in, out, closing. C24 closes it. */
import { Type } from 'typebox'
import { DateField } from '@guitai/core/frame/fields.ts'
import { defineReport } from '../frame/define-report.ts'
import { readTillSummary, TILL_SUMMARY_COLUMNS } from './till-summary.ts'

export const ownTillSummary = defineReport({
  code: 'C21',
  name: 'own-till-summary',
  title: { zh: '本柜汇总', en: 'Own till summary' },
  module: 'counter',
  kind: 'report',
  about: 'tills',
  input: Type.Object({ date: Type.Optional(DateField()) }, { additionalProperties: false }),
  columns: TILL_SUMMARY_COLUMNS,
  run: (database, { date }, { tellerNo }) => readTillSummary(database, date, { tellerNo, branches: null }),
})
