/** R10 成交明细 — every trade of a day or period, with fees by kind and total lines. */
import { Type } from 'typebox'
import { defineReport } from '../frame/define-report.ts'
import { CLIENT } from '../frame/filters.ts'
import { PAGE } from '../frame/paging.ts'
import { readTrades, TRADE_COLUMNS, TRADE_FILTERS } from './trade-lines.ts'

export const fillsDetail = defineReport({
  code: 'R10',
  name: 'fills-detail',
  title: { zh: '成交明细', en: 'Fills in detail' },
  module: 'reports',
  kind: 'report',
  about: 'clients',
  input: Type.Object({ ...CLIENT, ...TRADE_FILTERS, ...PAGE }, { additionalProperties: false }),
  columns: TRADE_COLUMNS,
  run: (database, input, context) => readTrades(database, input, context),
})
