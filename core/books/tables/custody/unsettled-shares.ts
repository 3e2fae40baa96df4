/** Shares that were bought or sold and have not matured yet. */
import { date, defineTable, int8, shares, type RowOf } from '../define-table.ts'

export const unsettledShares = defineTable({
  name: 'unsettled_shares',
  key: ['holdingNo', 'tradeDate', 'settlementDate', 'sellableFrom'],
  owner: 'client',
  isWrittenByOwnChanges: true,
  columns: {
    holdingNo: int8(),
    tradeDate: date(),
    settlementDate: date(),
    sellableFrom: date(),
    bought: shares(),
    sold: shares(),
    settledBought: shares(),
    settledSold: shares(),
  },
})

export type UnsettledShares = RowOf<typeof unsettledShares>
