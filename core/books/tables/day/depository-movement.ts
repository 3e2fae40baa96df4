/** What the depository has moved on a date of what was due on a settlement date; above zero to the firm. */
import type { Market } from '../../../base/market.ts'
import type { Currency } from '../../../base/money.ts'
import { date, defineTable, fen, text, type RowOf } from '../define-table.ts'

export const depositoryMovement = defineTable({
  name: 'depository_movement',
  key: ['tradeDate', 'market', 'tradingUnit', 'currency', 'settlementDate'],
  owner: 'nobody',
  columns: {
    /** The date of the file, on which the money was moved. */
    tradeDate: date(),
    market: text<Market>(),
    tradingUnit: text(),
    currency: text<Currency>(),
    settlementDate: date(),
    amount: fen(),
  },
  leavesWith: 'tradeDate',
})

export type DepositoryMovement = RowOf<typeof depositoryMovement>
