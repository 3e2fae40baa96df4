/**
 * The depository: who holds what, moved by the day's trades. Shanghai keeps holdings by securities account, Shenzhen
 * by account and trading unit. It knows nothing but opening holdings and trades, so that a mistake of the counter
 * shows as a difference; a seller who had nothing ends below zero here.
 */
import type { Market } from '@guitai/core/base/market.ts'
import type { Shares } from '@guitai/core/base/money.ts'
import type { ExchangeOrder, ExchangeTrade } from '../exchange/exchange-order.ts'

export interface Holding {
  market: Market
  securitiesAccount: string
  /** '' in Shanghai. */
  tradingUnit: string
  code: string
  /** Before the day's trades. */
  quantity: Shares
  bought: Shares
  sold: Shares
}

export type HoldingKey = Pick<Holding, 'market' | 'securitiesAccount' | 'tradingUnit' | 'code'>

export interface Depository {
  readonly holdings: Map<string, Holding>
}

export const openDepository = (): Depository => ({ holdings: new Map() })

function holdingOf(depository: Depository, key: HoldingKey): Holding {
  const { market, securitiesAccount, code } = key
  const tradingUnit = market === 'XSHE' ? key.tradingUnit : ''
  const name = `${market} ${securitiesAccount} ${tradingUnit} ${code}`
  const found = depository.holdings.get(name)
  if (found !== undefined) return found
  const holding: Holding = { market, securitiesAccount, tradingUnit, code, quantity: 0, bought: 0, sold: 0 }
  depository.holdings.set(name, holding)
  return holding
}

/** Opening holdings from outside: replaces what was held. */
export function setHolding(depository: Depository, key: HoldingKey, quantity: Shares): void {
  holdingOf(depository, key).quantity = quantity
}

/** Books the sides of a trade that belong to a trading unit. */
export function settleTrade(depository: Depository, market: Market, trade: ExchangeTrade): void {
  const keyOf = ({ request }: ExchangeOrder): HoldingKey => ({ ...request, market })
  if (trade.buy.request.tradingUnit !== '') holdingOf(depository, keyOf(trade.buy)).bought += trade.quantity
  if (trade.sell.request.tradingUnit !== '') holdingOf(depository, keyOf(trade.sell)).sold += trade.quantity
}

/** The next day begins with what is held after this one. */
export function startDepositoryDay(depository: Depository): void {
  for (const [name, holding] of depository.holdings) {
    holding.quantity += holding.bought - holding.sold
    holding.bought = 0
    holding.sold = 0
    if (holding.quantity === 0) depository.holdings.delete(name)
  }
}
