/** Q04 查个人委托信息 — one client's orders, of any day. */
import { Type } from 'typebox'
import { defineReport } from '../frame/define-report.ts'
import { NAMED_CLIENT } from '../frame/filters.ts'
import { ORDER_COLUMNS, ORDER_FILTERS, readOrders } from './order-lines.ts'
import { PAGE } from '../frame/paging.ts'

export const clientOrders = defineReport({
  code: 'Q04',
  name: 'client-orders',
  title: { zh: '查个人委托信息', en: 'Client orders' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ ...NAMED_CLIENT, ...ORDER_FILTERS, ...PAGE }, { additionalProperties: false }),
  columns: ORDER_COLUMNS,
  run: readOrders,
})
