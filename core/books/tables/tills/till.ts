/** One teller's till of one currency on one date. Its balance is kept by a house account; this record says who counted what. */
import type { Currency } from '../../../base/money.ts'
import type { TillStatus } from '../../../words/till.ts'
import { date, defineTable, fen, int4, int8, json, orNull, text, time, type RowOf } from '../define-table.ts'

export const till = defineTable({
  name: 'till',
  key: 'tillKey',
  owner: 'teller',
  collection: 'tills',
  columns: {
    /** 'businessDate/tellerNo/currency'. */
    tillKey: text(),
    businessDate: date(),
    tellerNo: int8(),
    branchNo: int4(),
    currency: text<Currency>(),
    status: text<TillStatus>(),
    opening: fen(),
    /** The balance by the books at closing, the amount counted, and the difference (counted minus booked). */
    closing: fen(),
    counted: fen(),
    difference: fen(),
    /** The number of pieces by face value in minor units. */
    denominations: json<Record<string, number>>(),
    openedAt: time(),
    closedAt: orNull(time()),
  },
  loaded: [{ businessDate: 'today' }],
  leavesWith: 'businessDate',
})

export type Till = RowOf<typeof till>
