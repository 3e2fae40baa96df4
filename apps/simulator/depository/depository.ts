/**
 * The depository: who holds what, moved by the day's trades. Shanghai keeps holdings by securities account, Shenzhen
 * by account and trading unit; repos until they come back. It knows nothing but opening holdings and trades, so that a mistake of the counter
 * shows as a difference; a seller who had nothing ends below zero here.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market, Side } from '@guitai/core/base/market.ts'
import type { Fen, Shares } from '@guitai/core/base/money.ts'
import { calendarOf } from '@guitai/core/rules/calendar.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { repoDatesOf, repoInterest } from '@guitai/core/rules/repo.ts'
import type { OpeningRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExchangeOrder, ExchangeTrade } from '../exchange/exchange-order.ts'

export interface Holding {
  market: Market
  securitiesAccount: string
  /** '' in Shanghai. */
  tradingUnit: string
  code: string
  /** Pledged for repo: a holding beside the tradable one. */
  shareNature: 'tradable' | 'pledged'
  /** Before the day's trades, with what came or left other than by a trade. */
  quantity: Shares
  bought: Shares
  sold: Shares
}

/** Money lent or borrowed against pledged bonds, as it will come back. */
export interface Repo {
  market: Market
  tradingUnit: string
  side: Side
  maturityDate: BusinessDate
  /** With interest. */
  amount: Fen
}

export type HoldingKey = Pick<Holding, 'market' | 'securitiesAccount' | 'tradingUnit' | 'code'> &
  Partial<Pick<Holding, 'shareNature'>>

/** Shares that a client of another broker brings to one of the counter's trading units. */
export interface ArrivingShares extends HoldingKey {
  fromUnit: string
  quantity: Shares
}

/** What a client has bought once, and when. */
export interface OpeningShares extends Omit<OpeningRecord, 'shareNature'> {
  market: Market
  shareNature?: OpeningRecord['shareNature']
}

/** How requests are answered: by what is held, never, or with a refusal. */
export type CustodyManner = 'by-holdings' | 'silent' | 'refuse'

export interface Depository {
  readonly holdings: Map<string, Holding>
  repos: Repo[]
  /** What the branch's clients have brought, as it was told last. */
  openings: readonly OpeningShares[]
  /** To be told with the market's next custody file. */
  arriving: ArrivingShares[]
  manner: CustodyManner
  /** By how much the exchange fee of each line of the money files lies off what the rules say: a fault to be found. */
  feeDeviation: Fen
}

export const openDepository = (): Depository => ({
  holdings: new Map(),
  repos: [],
  openings: [],
  arriving: [],
  manner: 'by-holdings',
  feeDeviation: 0,
})

export function holdingOf(depository: Depository, key: HoldingKey): Holding {
  const { market, securitiesAccount, code, shareNature = 'tradable' } = key
  const tradingUnit = market === 'XSHE' ? key.tradingUnit : ''
  const name = `${market} ${securitiesAccount} ${tradingUnit} ${code} ${shareNature}`
  const found = depository.holdings.get(name)
  if (found !== undefined) return found
  const figures = { quantity: 0, bought: 0, sold: 0 }
  const holding: Holding = { market, securitiesAccount, tradingUnit, code, shareNature, ...figures }
  depository.holdings.set(name, holding)
  return holding
}

/** Opening holdings from outside: replaces what was held. */
export function setHolding(depository: Depository, key: HoldingKey, quantity: Shares): void {
  holdingOf(depository, key).quantity = quantity
}

/** Books the sides of a trade that belong to a trading unit. */
export function settleTrade(
  depository: Depository,
  { market, tradeDate, listings }: Pick<Exchange, 'market' | 'tradeDate' | 'listings'>,
  trade: ExchangeTrade,
  parameters: Parameters,
): void {
  const instrument = listings.get(trade.code)?.instrument
  if (instrument?.kind === 'repo') {
    const calendar = calendarOf(parameters.holidays)
    const dates = repoDatesOf(instrument, tradeDate, calendar)
    const terms = { amount: trade.amount, rate: trade.price, tradeDate }
    const amount = trade.amount + repoInterest(parameters, instrument, terms, dates)
    for (const { request } of [trade.buy, trade.sell]) {
      const { tradingUnit, side } = request
      if (tradingUnit === '') continue
      depository.repos.push({ market, tradingUnit, side, maturityDate: dates.maturityDate, amount })
    }
    return
  }
  const keyOf = ({ request }: ExchangeOrder): HoldingKey => ({ ...request, market })
  if (trade.buy.request.tradingUnit !== '') holdingOf(depository, keyOf(trade.buy)).bought += trade.quantity
  if (trade.sell.request.tradingUnit !== '') holdingOf(depository, keyOf(trade.sell)).sold += trade.quantity
}

/** The next day begins with what is held after this one; what matured on it has come back. */
export function startDepositoryDay(depository: Depository, endedDate: BusinessDate): void {
  depository.repos = depository.repos.filter(({ maturityDate }) => maturityDate > endedDate)
  for (const [name, holding] of depository.holdings) {
    holding.quantity += holding.bought - holding.sold
    holding.bought = 0
    holding.sold = 0
    if (holding.quantity === 0) depository.holdings.delete(name)
  }
}
