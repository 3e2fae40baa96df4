/** An outside fact that could not be placed: recorded, listed, resolved by a person; it never stops the line. */
import type { UnplacedAct } from '../../../words/unplaced.ts'
import { date, defineTable, int8, optional, orNull, text, time, type RowOf } from '../define-table.ts'

export const unplaced = defineTable({
  name: 'unplaced',
  key: 'unplacedNo',
  owner: 'nobody',
  collection: 'unplaced',
  counter: 'unplacedNo',
  columns: {
    unplacedNo: int8(),
    businessDate: date(),
    source: text(),
    reason: text(),
    content: text(),
    receivedAt: time(),
    resolvedBy: orNull(int8()),
    /** The order that the fact names, where one is known. */
    orderId: optional(int8()),
    /** The decision of the person who resolved it, and the reason. */
    act: optional(text<UnplacedAct>()),
    actReason: optional(text()),
  },
  loaded: [{ resolvedBy: [null] }],
  leavesWith: 'businessDate',
})

export type UnplacedFact = RowOf<typeof unplaced>
