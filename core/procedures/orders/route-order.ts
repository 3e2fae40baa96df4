/**
 * Through which trading unit an order leaves. Its own while that one runs; else another running unit of the market, of
 * the same branch first. Shenzhen keeps shares per unit: what is sold there leaves by the unit that keeps it, or waits.
 */
import type { Books } from '../../books/books.ts'
import type { Order, TradingUnit } from '../../books/orders.ts'

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
