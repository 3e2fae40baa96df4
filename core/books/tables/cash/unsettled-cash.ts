/** Cash bought for or sold for, not yet matured. One row per account, trade date and set of dates. */
import { date, defineTable, fen, int8, type RowOf } from '../define-table.ts'

export const unsettledCash = defineTable({
  name: 'unsettled_cash',
  key: ['accountNo', 'tradeDate', 'settlementDate', 'usableFrom', 'withdrawableFrom'],
  owner: 'client',
  isWrittenByOwnChanges: true,
  columns: {
    accountNo: int8(),
    tradeDate: date(),
    settlementDate: date(),
    usableFrom: date(),
    withdrawableFrom: date(),
    purchases: fen(),
    proceeds: fen(),
    /** The parts of the two that the settlement mode has already moved to settled. */
    settledPurchases: fen(),
    settledProceeds: fen(),
  },
})

export type UnsettledCash = RowOf<typeof unsettledCash>
