/** What the depository keeps for an account: `quantity` before the day's trades, and what they brought and took. */
import type { Market } from '../../../base/market.ts'
import { date, defineTable, shares, text, type RowOf } from '../define-table.ts'

export const depositoryHolding = defineTable({
  name: 'depository_holding',
  key: ['tradeDate', 'securitiesAccountId', 'tradingUnit', 'code', 'shareNature'],
  owner: 'nobody',
  columns: {
    tradeDate: date(),
    market: text<Market>(),
    securitiesAccountId: text(),
    tradingUnit: text(),
    code: text(),
    shareNature: text(),
    quantity: shares(),
    bought: shares(),
    sold: shares(),
  },
  leavesWith: 'tradeDate',
})

export type DepositoryHolding = RowOf<typeof depositoryHolding>
