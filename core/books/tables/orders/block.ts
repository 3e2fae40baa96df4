/** A kill switch: no order of what it covers is taken or sent while it is set. */
import { bool, defineTable, int8, text, time, type RowOf } from '../define-table.ts'

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
  },
  loaded: 'all',
})

export type Block = RowOf<typeof block>
