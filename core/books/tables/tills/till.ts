/** One teller's till of one currency on one date. What is in it is a house account's balance; this says who counted what. */
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
    /** What the till held by the books when it was closed, what was counted then, and how much more was counted than booked. */
    closing: fen(),
    counted: fen(),
    difference: fen(),
    /** Face value in minor units → pieces. */
    denominations: json<Record<string, number>>(),
    openedAt: time(),
    closedAt: orNull(time()),
  },
  loaded: [{ businessDate: 'today' }],
})

export type Till = RowOf<typeof till>
