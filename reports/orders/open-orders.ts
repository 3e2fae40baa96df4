/** C04 批量撤单 — what a batch cancel with this filter would cancel: every open order, queued ones and evening orders, too. */
import { Type } from 'typebox'
import { OpenOrderFilter } from '@guitai/core/frame/open-order-filter.ts'
import { defineReport } from '../frame/define-report.ts'
import { openOrderConditions, OPEN_ORDERS_FROM } from './open-order-conditions.ts'
import { ORDER_COLUMNS } from './order-lines.ts'
import { PAGE, readPage } from '../frame/paging.ts'

const SHOWN = [
  'orderId',
  'tradeDate',
  'enteredAt',
  'clientNo',
  'clientName',
  'market',
  'code',
  'name',
  'tradingUnit',
  'side',
  'orderType',
  'price',
  'quantity',
  'filledQuantity',
  'status',
  'channel',
]

const SELECT = `select o.order_id as "orderId", o.trade_date as "tradeDate", o.entered_at as "enteredAt", o.client_no as "clientNo",
  c.name as "clientName", o.market, i.code, i.name, o.trading_unit as "tradingUnit", o.side, o.order_type as "orderType", o.price,
  o.quantity, o.filled_quantity as "filledQuantity", o.status, o.channel ${OPEN_ORDERS_FROM}`

export const openOrders = defineReport({
  code: 'open-orders',
  name: 'open-orders',
  title: { zh: '批量撤单预览', en: 'What a batch cancel would touch' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ ...OpenOrderFilter, ...PAGE }, { additionalProperties: false }),
  columns: ORDER_COLUMNS.filter(({ name }) => SHOWN.includes(name)),
  run: (database, input, context) =>
    readPage(database, input, {
      select: SELECT,
      conditions: openOrderConditions(input, context),
      key: [{ sql: 'o.order_id', type: 'int8', field: 'orderId' }],
      direction: 'asc',
    }),
})
