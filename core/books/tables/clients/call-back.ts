/** One call to a client. The rows are read as a list and never change. */
import type { CallKind, CallResult } from '../../../words/call-back.ts'
import { date, defineTable, int8, text, time, type RowOf } from '../define-table.ts'

export const callBack = defineTable({
  name: 'call_back',
  key: 'callNo',
  owner: 'client',
  counter: 'recordNo',
  columns: {
    callNo: int8(),
    clientNo: int8(),
    kind: text<CallKind>(),
    result: text<CallResult>(),
    /** The teller's remark; it may be empty. */
    note: text(),
    calledOn: date(),
    calledAt: time(),
    tellerNo: int8(),
  },
  updates: [],
})

export type CallBack = RowOf<typeof callBack>
