/** The day: markets' states, day-end steps, the depository's trades, discrepancies, facts that found no place. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market, Side } from '../base/market.ts'
import type { Currency, Fen, Price, Shares } from '../base/money.ts'
import type { DiscrepancyKind, Resolution } from '../words/discrepancy.ts'
import type { StepStatus } from '../words/step-status.ts'
import type { UnplacedAct } from '../words/unplaced.ts'

export interface MarketState {
  market: Market
  tradeDate: BusinessDate
  /** The day's security list is loaded. */
  listed: boolean
  /** The exchange has said that nothing more will come for this trade date. */
  streamComplete: boolean
}

/**
 * One step of a day, done or under way. `cursor` is the restart point (the last client number, or the rows of a file taken in):
 * it only moves forward, and no chunk relies on it to be done once.
 */
export interface DayStep {
  /** 'businessDate/run/code'. */
  stepKey: string
  businessDate: BusinessDate
  run: number
  code: string
  status: StepStatus
  startedAt: number
  endedAt: number | null
  cursor: number
  count: number
  /** What was moved or compared, each currency for itself. */
  sums: CurrencySums
  tellerNo: number
  detail: string
}

/** Sums never cross currencies. */
export type CurrencySums = Partial<Record<Currency, Fen>>

export function addSum(sums: CurrencySums, currency: Currency, amount: Fen): CurrencySums {
  return amount === 0 ? sums : { ...sums, [currency]: (sums[currency] ?? 0) + amount }
}

export function stepKey(businessDate: BusinessDate, run: number, code: string): string {
  return `${businessDate}/${run}/${code}`
}

export interface DepositoryTrade {
  tradeKey: string
  tradeDate: BusinessDate
  market: Market
  tradeNo: string
  clOrdId: string
  securitiesAccountId: string
  tradingUnit: string
  code: string
  side: Side
  price: Price
  quantity: Shares
  amount: Fen
}

/** What the depository keeps for an account: `quantity` before the day's trades, and what they brought and took. */
export interface DepositoryHolding {
  tradeDate: BusinessDate
  market: Market
  securitiesAccountId: string
  tradingUnit: string
  code: string
  shareNature: string
  quantity: Shares
  bought: Shares
  sold: Shares
}

/** What a trading unit's trades of the day come to, before fees. */
export interface DepositoryMoney {
  tradeDate: BusinessDate
  market: Market
  tradingUnit: string
  currency: Currency
  buys: Fen
  sells: Fen
  /** What repos that mature on the date bring and cost, interest included. */
  repoBack: Fen
  repoRepaid: Fen
  /** As the depository reckons them, by own order; null where it does not say. */
  stampDuty: Fen | null
  transferFee: Fen | null
  exchangeFee: Fen | null
  regulatoryFee: Fen | null
  settlementFee: Fen | null
}

export interface Certificate {
  businessDate: BusinessDate
  content: unknown
}

/** What differs between our books and an outside file; resolved by a named act, or carried as an approved exception. */
export interface Discrepancy {
  discrepancyKey: string
  businessDate: BusinessDate
  kind: DiscrepancyKind
  /** What differs; where that is a trade, its key. */
  subject: string
  /** Where a trade differs, its figures by name (`trade-figures.ts`), or '' where this side has no such trade; else a figure. */
  ours: string
  theirs: string
  /** `rounded`: a fee that the depository reckons a little otherwise, which the books have followed by themselves. */
  resolution: Resolution
  resolvedBy: number | null
  /** Why it was resolved so. */
  actReason?: string
}

/** An outside fact that could not be placed: recorded, listed, resolved by a person; it never stops the line. */
export interface UnplacedFact {
  unplacedNo: number
  businessDate: BusinessDate
  source: string
  reason: string
  content: string
  receivedAt: number
  resolvedBy: number | null
  /** The order it speaks of, where one is known. */
  orderId?: number
  /** What was done about it, and why. */
  act?: UnplacedAct
  actReason?: string
}
