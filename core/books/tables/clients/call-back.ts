/** A call to a client, one row each; they are read as a list and never changed. */
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
    /** '' where there was nothing to say. */
    note: text(),
    calledOn: date(),
    calledAt: time(),
    tellerNo: int8(),
  },
  updates: [],
})

export type CallBack = RowOf<typeof callBack>
