/**
 * The trading unit through which an order leaves: its own while that is running, else another running unit of the market, with
 * the same branch's first. Shenzhen keeps shares per unit, so a sale there leaves through the unit that keeps them, or waits.
 */
import type { Books } from '../../books/books.ts'
import type { Order } from '../../books/orders.ts'
import type { TradingUnit } from '../../books/tables/parameters/trading-unit.ts'

type Routed = Pick<Order, 'market' | 'side' | 'tradingUnit'>

export function routeOf(books: Books, { market, side, tradingUnit }: Routed): string {
  const own = books.tradingUnits.get(tradingUnit)
  if (own?.status === 'running' || (market === 'XSHE' && side === 'sell')) return tradingUnit
  const others = [...books.tradingUnits.values()].filter(
    unit => unit.market === market && unit.status === 'running',
  )
  return (
    others.sort((a, b) => nearness(a, own) - nearness(b, own) || (a.pbuId < b.pbuId ? -1 : 1))[0]?.pbuId ??
    tradingUnit
  )
}

const nearness = (unit: Readonly<TradingUnit>, own: Readonly<TradingUnit> | undefined): number =>
  unit.branchNo === own?.branchNo ? 0 : 1

export function isUnitRunning(books: Books, tradingUnit: string): boolean {
  return books.tradingUnits.get(tradingUnit)?.status === 'running'
}
