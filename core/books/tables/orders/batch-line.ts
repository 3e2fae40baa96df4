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
    /** Empty where the order would be accepted. */
    code: text(),
    field: text(),
    /** The values of the refusal's message as JSON, or the warnings for an order that would be accepted. */
    reason: text(),
    /** True where the client has set a trading password. An order of a batch is entered without it. */
    hasPassword: optional(bool()),
    /** The cells of a refused line as JSON (TypedCells), so that the line can be corrected and sent again. */
    typed: optional(text()),
  },
  updates: [],
  leavesWith: null,
})

export type BatchLineRow = RowOf<typeof batchLine>
