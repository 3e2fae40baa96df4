/** Q13 查委托信息 — orders of all clients, of any day. */
import { Type } from 'typebox'
import { defineReport } from '../frame/define-report.ts'
import { CLIENT } from '../frame/filters.ts'
import { ORDER_COLUMNS, ORDER_FILTERS, readOrders } from './order-lines.ts'
import { PAGE } from '../frame/paging.ts'

export const orders = defineReport({
  code: 'Q13',
  name: 'orders',
  title: { zh: '查委托信息', en: 'Orders' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ ...CLIENT, ...ORDER_FILTERS, ...PAGE }, { additionalProperties: false }),
  columns: ORDER_COLUMNS,
  run: (database, input, context) => readOrders(database, input, context),
})
