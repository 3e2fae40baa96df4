/**
 * What takes back one decision of a clearing's run: the changes that lead from what it left to what stood before, in their order. It is
 * written together with the decision, so it is as complete as the run itself. E21 applies the rows of a run from the newest to the oldest.
 */
import { date, defineTable, int4, int8, json, text, type RowOf } from '../define-table.ts'

export const clearingUndo = defineTable({
  name: 'clearing_undo',
  key: 'undoNo',
  owner: 'nobody',
  counter: 'undoNo',
  columns: {
    undoNo: int8(),
    businessDate: date(),
    run: int4(),
    /** The step, or the function by which a person resolved what the run has found. */
    code: text(),
    /** The clients whose accounts, freezes and trades it concerns. */
    clientNos: json<readonly number[]>(),
    changes: json<readonly object[]>(),
  },
  updates: [],
})

export type ClearingUndo = RowOf<typeof clearingUndo>
