/** How far a market's day has come. */
import type { Market } from '../../../base/market.ts'
import { bool, date, defineTable, text, type RowOf } from '../define-table.ts'

export const market = defineTable({
  name: 'market',
  key: 'market',
  owner: 'nobody',
  collection: 'markets',
  columns: {
    market: text<Market>(),
    tradeDate: date(),
    /** The day's security list is loaded. */
    listed: bool(),
    /** The exchange has said that nothing more will come for this trade date. */
    streamComplete: bool(),
  },
  loaded: 'all',
})

export type MarketState = RowOf<typeof market>
