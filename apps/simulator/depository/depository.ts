/**
 * The depository knows who holds what and moves holdings by the day's trades. Shanghai keeps them by securities account,
 * Shenzhen by account and trading unit; repos are kept until they mature. It knows only opening holdings and trades, so that a
 * mistake of the counter shows as a difference. A seller who held nothing ends below zero here.
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
import type { Due, Payment } from './dues.ts'

export interface Holding {
  market: Market
  securitiesAccount: string
  /** Empty in Shanghai. */
  tradingUnit: string
  code: string
  /** Shares that are pledged for repo are a holding of their own beside the tradable one. */
  shareNature: 'tradable' | 'pledged'
  /** What was held before the day's trades, including transfers in and out. */
  quantity: Shares
  bought: Shares
  sold: Shares
}

/** Money that was lent or borrowed against pledged bonds, with the amount that is paid back. */
export interface Repo {
  market: Market
  tradingUnit: string
  side: Side
  maturityDate: BusinessDate
  /** The amount with interest. */
  amount: Fen
}

export type HoldingKey = Pick<Holding, 'market' | 'securitiesAccount' | 'tradingUnit' | 'code'> &
  Partial<Pick<Holding, 'shareNature'>>

/** Shares that a client of another broker sends to one of the counter's trading units. */
export interface ArrivingShares extends HoldingKey {
  fromUnit: string
  quantity: Shares
}

/** One purchase that a client made in the past, with its date. */
export interface OpeningShares extends Omit<OpeningRecord, 'shareNature'> {
  market: Market
  shareNature?: OpeningRecord['shareNature']
}

/** How the depository answers requests: from its holdings, not at all, or with a refusal. */
export type CustodyManner = 'by-holdings' | 'silent' | 'refuse'

export interface Depository {
  readonly holdings: Map<string, Holding>
  repos: Repo[]
  /** What is owed to the firm, or by it, for trades of earlier days. */
  dues: readonly Due[]
  /** How much of what is due it moves. */
  payment: Payment
  /** What the branch's clients brought, as it was last set. */
  openings: readonly OpeningShares[]
  /** Shares that the market's next custody file will report. */
  arriving: ArrivingShares[]
  manner: CustodyManner
  /** An error added to the exchange fee of each line of the money files, in fen. The counter must find it. */
  feeDeviation: Fen
  /** Faults of the next writing of tables, by the beginning of their names; see file-faults.ts. */
  readonly fileFaults: Map<string, string>
}

export const openDepository = (): Depository => ({
  holdings: new Map(),
  repos: [],
  dues: [],
  payment: 'whole',
  openings: [],
  arriving: [],
  manner: 'by-holdings',
  feeDeviation: 0,
  fileFaults: new Map(),
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

/** Sets an opening holding and replaces what was held. */
export function setHolding(depository: Depository, key: HoldingKey, quantity: Shares): void {
  holdingOf(depository, key).quantity = quantity
}

/** Books the sides of a trade that belong to a trading unit of the counter. */
export function settleTrade(
  depository: Depository,
  { market, tradeDate, listings }: Pick<Exchange, 'market' | 'tradeDate' | 'listings'>,
  { trade, parameters }: { trade: ExchangeTrade; parameters: Parameters },
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

/** Starts the next day with what is held after this one. What matured on that day has been paid back. */
export function startDepositoryDay(depository: Depository, endedDate: BusinessDate): void {
  depository.repos = depository.repos.filter(({ maturityDate }) => maturityDate > endedDate)
  for (const [name, holding] of depository.holdings) {
    holding.quantity += holding.bought - holding.sold
    holding.bought = 0
    holding.sold = 0
    if (holding.quantity === 0) depository.holdings.delete(name)
  }
}
