/** A trading unit: the way by which orders leave for one market. */
import type { Market } from '../../../base/market.ts'
import type { TradingUnitStatus } from '../../../words/line.ts'
import { defineTable, int4, text, type RowOf } from '../define-table.ts'

export const tradingUnit = defineTable({
  name: 'trading_unit',
  key: 'pbuId',
  owner: 'nobody',
  collection: 'tradingUnits',
  columns: {
    pbuId: text(),
    market: text<Market>(),
    branchNo: int4(),
    /** A unit that does not run accepts nothing new. Orders that wait for it go to another unit, or wait here. */
    status: text<TradingUnitStatus>(),
  },
  loaded: 'all',
})

export type TradingUnit = RowOf<typeof tradingUnit>
