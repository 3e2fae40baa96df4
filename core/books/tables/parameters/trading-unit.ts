/** A unit through which orders of one market leave. */
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
    /** A unit that does not run takes nothing new: what waits for it goes over to another one, or waits here. */
    status: text<TradingUnitStatus>(),
  },
  loaded: 'all',
})

export type TradingUnit = RowOf<typeof tradingUnit>
