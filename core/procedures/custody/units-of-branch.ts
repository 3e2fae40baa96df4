/** The trading units that a branch uses in a market: its own, or those of the nearest branch above that has some. */
import type { Market } from '../../base/market.ts'
import { linesUp } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import type { TradingUnit } from '../../books/tables/parameters/trading-unit.ts'

export function unitsOfBranch(books: Books, market: Market, branchNo: number): Readonly<TradingUnit>[] {
  const inMarket = [...books.tradingUnits.values()].filter(
    unit => unit.market === market && unit.status !== 'replaced',
  )
  for (const each of linesUp(books, branchNo)) {
    const own = inMarket.filter(unit => unit.branchNo === each)
    if (own.length > 0) return own
  }
  return []
}
