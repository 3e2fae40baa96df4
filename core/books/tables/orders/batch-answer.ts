/** The result of each order of a batch: its order number, or its refusal. */
import type { AnsweredLine } from '../../../words/order-batch.ts'
import { defineTable, int4, int8, text, type RowOf } from '../define-table.ts'

export const batchAnswer = defineTable({
  name: 'batch_answer',
  key: ['batchNo', 'lineNo', 'sliceNo'],
  owner: 'nobody',
  columns: {
    batchNo: int8(),
    lineNo: int4(),
    sliceNo: int4(),
    status: text<AnsweredLine>(),
    orderId: int8(),
    approvalId: int8(),
    code: text(),
    reason: text(),
  },
  updates: [],
  leavesWith: null,
})

export type BatchAnswerRow = RowOf<typeof batchAnswer>
