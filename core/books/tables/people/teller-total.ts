/**
 * What one teller has moved on a date with one function: alone, without a second person, or by agreeing to what others asked
 * for (then also under the code of the approval itself). It only grows: what is reversed has been moved all the same.
 */
import type { Currency } from '../../../base/money.ts'
import type { RightUse } from '../../../words/right-use.ts'
import { date, defineTable, fen, int8, text, type RowOf } from '../define-table.ts'

export const tellerTotal = defineTable({
  name: 'teller_total',
  key: 'totalKey',
  owner: 'teller',
  collection: 'tellerTotals',
  columns: {
    /** 'businessDate/tellerNo/use/functionCode/currency'. */
    totalKey: text(),
    businessDate: date(),
    tellerNo: int8(),
    use: text<RightUse>(),
    functionCode: text(),
    currency: text<Currency>(),
    amount: fen(),
  },
  loaded: [{ businessDate: 'today' }],
})

export type TellerTotal = RowOf<typeof tellerTotal>
