/** A row of a depository's file as it was before a corrected file took its place (E01, E02 with `replace`). */
import type { Market } from '../../../base/market.ts'
import { date, defineTable, json, text, type RowOf } from '../define-table.ts'

export const setAsideRow = defineTable({
  name: 'set_aside_row',
  key: 'setAsideKey',
  owner: 'nobody',
  columns: {
    /** 'command/table/key of the row': a row may be set aside several times. */
    setAsideKey: text(),
    tradeDate: date(),
    market: text<Market>(),
    /** The table in which its successor lies. */
    fromTable: text(),
    content: json<unknown>(),
  },
  updates: [],
  leavesWith: 'tradeDate',
})

export type SetAsideRow = RowOf<typeof setAsideRow>
