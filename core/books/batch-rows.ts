/** Lines of a batch of orders as they lie in tables: what the dry run found, and what became of each order. */
import type { Side } from '../base/market.ts'
import type { Fen, Price, Shares } from '../base/money.ts'
import type { OrderType } from '../base/order-type.ts'
import type { AnsweredLine } from '../words/order-batch.ts'

/** One row for each order that a line comes to; a line that would be refused has one row with the refusal's code. */
export interface BatchLineRow {
  batchNo: number
  lineNo: number
  sliceNo: number
  clientNo: number
  instrument: string
  side: Side | ''
  orderType: OrderType | ''
  price: Price
  quantity: Shares
  holdCash: Fen
  /** '' where the order would be taken. */
  code: string
  field: string
  /** Its client has set a trading password; an order of a batch is given without it. */
  hasPassword?: boolean
  /** As JSON: the values of the refusal's message, or what an order that would be taken is warned of. */
  reason: string
}

export interface BatchAnswerRow {
  batchNo: number
  lineNo: number
  sliceNo: number
  status: AnsweredLine
  orderId: number
  approvalId: number
  code: string
  reason: string
}
