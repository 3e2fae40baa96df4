/** One row for each order that a line of a batch comes to; a line that would be refused has one row with the refusal's code. */
import type { Side } from '../../../base/market.ts'
import type { OrderType } from '../../../base/order-type.ts'
import {
  bool,
  defineTable,
  fen,
  int4,
  int8,
  optional,
  price,
  shares,
  text,
  type RowOf,
} from '../define-table.ts'

export const batchLine = defineTable({
  name: 'batch_line',
  key: ['batchNo', 'lineNo', 'sliceNo'],
  owner: 'nobody',
  columns: {
    batchNo: int8(),
    lineNo: int4(),
    sliceNo: int4(),
    clientNo: int8(),
    instrument: text(),
    side: text<Side | ''>(),
    orderType: text<OrderType | ''>(),
    price: price(),
    quantity: shares(),
    holdCash: fen(),
    /** '' where the order would be taken. */
    code: text(),
    field: text(),
    /** As JSON: the values of the refusal's message, or what an order that would be taken is warned of. */
    reason: text(),
    /** Its client has set a trading password; an order of a batch is given without it. */
    hasPassword: optional(bool()),
    /** As JSON: what a refused line said (TypedCells), so that it can be corrected and sent again. */
    typed: optional(text()),
  },
  updates: [],
})

export type BatchLineRow = RowOf<typeof batchLine>
