/** Q06 查个人交割信息 — one client's trades with every fee, and whether they are settled. */
import { Type } from 'typebox'
import { defineReport } from '../frame/define-report.ts'
import { NAMED_CLIENT } from '../frame/filters.ts'
import { PAGE } from '../frame/paging.ts'
import { readTrades, TRADE_COLUMNS, TRADE_FILTERS } from './trade-lines.ts'

export const clientSettlementRecords = defineReport({
  code: 'Q06',
  name: 'client-settlement-records',
  title: { zh: '查个人交割信息', en: 'Client settlement records' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ ...NAMED_CLIENT, ...TRADE_FILTERS, ...PAGE }, { additionalProperties: false }),
  columns: TRADE_COLUMNS,
  run: readTrades,
})
