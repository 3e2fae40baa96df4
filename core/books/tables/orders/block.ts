/** A kill switch: no order of what it covers is taken or sent while it is set. */
import { bool, defineTable, int4, int8, optional, text, time, type RowOf } from '../define-table.ts'

export const block = defineTable({
  name: 'block',
  key: 'blockKey',
  owner: 'nobody',
  collection: 'blocks',
  columns: {
    /** 'firm', 'branch/1', 'unit/26001', 'client/10000001'. */
    blockKey: text(),
    isSet: bool(),
    reason: text(),
    setBy: int8(),
    setAt: time(),
    /** The branch of the teller who set or lifted the block. Rows from before branches have none and count as headquarters'. */
    branchNo: optional(int4()),
  },
  loaded: 'all',
})

export type Block = RowOf<typeof block>
