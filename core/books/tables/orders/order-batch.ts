/**
 * Orders entered many at once; its lines lie in tables of their own.
 *
 *   checking (the dry run goes on) → checked → confirmed (its orders are entered) → done
 */
import type { BatchStatus } from '../../../words/order-batch.ts'
import { date, defineTable, fen, int4, int8, orNull, text, time, type RowOf } from '../define-table.ts'

export const orderBatch = defineTable({
  name: 'order_batch',
  key: 'batchNo',
  owner: 'nobody',
  collection: 'orderBatches',
  counter: 'recordNo',
  columns: {
    batchNo: int8(),
    businessDate: date(),
    tradeDate: date(),
    name: text(),
    status: text<BatchStatus>(),
    lines: int4(),
    /** The number of lines that would be accepted, and the orders and money that they come to. */
    good: int4(),
    orderCount: int4(),
    amount: fen(),
    tellerNo: int8(),
    /** The teller's branch when it was checked: the batch stays there when the teller moves to another one. */
    branchNo: int4(),
    checkedAt: time(),
    confirmedAt: orNull(time()),
    /** Orders of clients who have set a trading password: it cannot be asked for, so a second person agrees. */
    withPassword: int4(),
    /** The checker who approved the batch. */
    checkerNo: orNull(int8()),
  },
  loaded: [{ businessDate: 'today' }],
  leavesWith: 'businessDate',
})

export type OrderBatch = RowOf<typeof orderBatch>
