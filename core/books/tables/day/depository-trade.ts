/** A trade as the depository's file has it. */
import type { Market, Side } from '../../../base/market.ts'
import { date, defineTable, fen, price, shares, text, type RowOf } from '../define-table.ts'

export const depositoryTrade = defineTable({
  name: 'depository_trade',
  key: 'tradeKey',
  owner: 'nobody',
  columns: {
    tradeKey: text(),
    tradeDate: date(),
    market: text<Market>(),
    tradeNo: text(),
    clOrdId: text(),
    securitiesAccountId: text(),
    tradingUnit: text(),
    code: text(),
    side: text<Side>(),
    price: price(),
    quantity: shares(),
    amount: fen(),
  },
  leavesWith: 'tradeDate',
})

export type DepositoryTrade = RowOf<typeof depositoryTrade>
