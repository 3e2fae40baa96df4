/**
 * The market's rules as data. Every number of a rule is a row with the date from which it is in force; no number is a constant
 * in a function. Rows are plain JSON, found by (table, key, from), so that a screen can edit them and the database can store
 * them. Tables are never changed in place: an edit makes a new `Parameters` with a new table.
 *
 * In most tables the key is a class of instruments (product-class.ts); the other rows describe their key. `(unverified)` in a
 * source, or [K?] in a comment, marks what nobody has compared with the official text yet.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { OrderType } from '../base/order-type.ts'
import type { Currency, Fen, Price, Shares } from '../base/money.ts'
import type { Market, TimeOfDay } from '../base/market.ts'
import type { Board } from '../words/board.ts'
import type { InstrumentKind } from '../words/instrument-kind.ts'
import type { SessionPhase } from '../words/session-phase.ts'
import type { DayKind } from '../words/day-kind.ts'
import type { Setting } from '../words/setting.ts'
import type { DayNeed } from '../words/day-need.ts'
import type { DepositoryMeaning } from '../words/depository-code.ts'

export interface ParameterRow {
  key: string
  from: BusinessDate
  /** The rule and date it comes from, for the person who edits or doubts it. */
  source: string
  /** From this date the key has no row. It takes back an edit that introduced the key. */
  isEnded?: true
}

/** A fraction of an amount in parts of 10^8, so that 0.00341 % is the integer 3410. */
export type Rate = number
/** A fraction of a price in parts of 10^4 (basis points): 10 % is 1000. */
export type BasisPoints = number
/** Yearly interest in parts of 10^6: 0.05 % is 500. */
export type YearlyRate = number

export interface Session {
  phase: SessionPhase
  /** Seconds since midnight; the end is not included. */
  start: TimeOfDay
  end: TimeOfDay
  /** True when the exchange accepts orders and cancels. The counter decides by itself what it does at other times. */
  acceptsOrders: boolean
  acceptsCancels: boolean
  /** True when orders are matched as they come. Call auctions match once, at their end. */
  isMatching: boolean
}

/** Consecutive sessions of one day. The times in which cancels are accepted are part of them. */
export interface SessionsRow extends ParameterRow {
  sessions: readonly Session[]
}

export interface LotRow extends ParameterRow {
  minimumBuy: Shares
  buyStep: Shares
  minimumSell: Shares
  sellStep: Shares
  maximumLimit: Shares
  maximumMarket: Shares
  maximumAfterHours: Shares
}

export interface TickRow extends ParameterRow {
  tick: Price
  /** The exchange refuses prices at or above this one. */
  priceBelow: Price
}

export interface PriceLimitRow extends ParameterRow {
  /** The limit up and down; null means no daily limit. */
  rate: BasisPoints | null
  riskWarningRate: BasisPoints | null
  /** Number of trading days after listing without any limit. */
  unlimitedDays: number
  /** The limits of the first trading day, based on the issue price; null means as on other days. */
  firstDay: { up: BasisPoints; down: BasisPoints } | null
}

export interface PriceCageRow extends ParameterRow {
  /** Distance from the reference price; null means no cage. */
  rate: BasisPoints | null
  /** The cage is never narrower than this many ticks. */
  atLeastTicks: number
}

/** One fee item. Without a row the item is not charged. */
export interface FeeRateRow extends ParameterRow {
  buy: Rate
  sell: Rate
  /** The most that is charged on one order, in minor units. */
  maximum: Fen | null
}

/** For bonds that are quoted clean: whether fees are computed on the price with accrued interest. Without a row they are. */
export interface FeeBasisRow extends ParameterRow {
  withInterest: boolean
}

/** What the firm charges its clients under the plan of this name. */
export interface CommissionRow extends ParameterRow {
  plan: string
  rate: Rate
  /** The minimum per order that has a fill. */
  minimum: Fen
  /** True when exchange and regulatory fees are inside the commission; false when they are charged in addition. */
  isInclusive: boolean
}

/** The most that the regulations allow a firm to take. A minimum commission may exceed it. */
export interface CommissionCapRow extends ParameterRow {
  rate: Rate
}

/** Key: the term in days, for example '7'. A repo of another term takes the row of the next shorter one. */
export interface RepoCommissionRow extends ParameterRow {
  rate: Rate
}

/** Key: the currency. */
export interface InterestRateRow extends ParameterRow {
  rate: YearlyRate
  overdraftRate: YearlyRate
  /** Days per year. It may only change at the start of an interest period. */
  dayCount: 360 | 365
}

/** All in trading days after the trade date. */
export interface SettlementRow extends ParameterRow {
  settleAfter: number
  /** When the proceeds of a sale may be used for buying, and when they may be withdrawn. */
  usableAfter: number
  withdrawableAfter: number
  /** When bought shares may be sold, if the day's list says T+1. A T+0 security may be sold at once. */
  sellableAfter: number
}

/** What is assumed until the day's list says it. */
export interface TurnoverRow extends ParameterRow {
  turnover: 'T+0' | 'T+1'
}

export type { OrderType } from '../base/order-type.ts'

export interface OrderTypeRow extends ParameterRow {
  types: readonly { type: OrderType; phases: readonly SessionPhase[] }[]
  /** Whether market orders are accepted on a day without price limits. */
  allowsMarketWithoutLimits: boolean
  /** Whether every market order must name its protective price. Without price limits a buy always must. */
  requiresProtectivePrice: boolean
}

/** How interest on repo is computed. */
export interface RepoInterestRow extends ParameterRow {
  dayCount: 360 | 365
  /** True when the actual days from settlement to settlement count; else the nominal term counts. */
  countsActualDays: boolean
}

/**
 * The fraction of a bond's face value that counts as standard bonds when it is pledged. Key: the instrument, such as
 * '019742.XSHG'.
 */
export interface ConversionRatioRow extends ParameterRow {
  ratio: BasisPoints
}

/** Key '*'. The first bracket that reaches far enough applies; null has no end. */
export interface DividendTaxRow extends ParameterRow {
  brackets: readonly { upToMonths: number | null; rate: BasisPoints }[]
}

/** The most shares of one risk-warning stock that one account may buy per day. */
export interface RiskWarningCapRow extends ParameterRow {
  quantity: Shares
}

/** The firm's own limits. Key: the channel, or '*' for all. null means no limit. */
export interface FirmLimitRow extends ParameterRow {
  orderAmount: Fen | null
  orderQuantity: Shares | null
  clientDayAmount: Fen | null
  ordersPerSecond: number | null
}

/** Days without trading besides weekends; `from` is the first of them. Key: year and name. */
export interface HolidayRow extends ParameterRow {
  to: BusinessDate
  name: { zh: string; en: string }
}

/** What a code looks like, until the day's list says what it is. Key: market and prefix, such as 'XSHG.600'. */
export interface CodeRangeRow extends ParameterRow {
  market: Market
  prefix: string
  kind: InstrumentKind
  board: Board
  currency: Currency
  /** The turnover where it differs from the turnover table. */
  turnover: 'T+0' | 'T+1' | null
}

/**
 * The amount from which a second person is asked, whoever the maker is. Key: function code, currency and client class, each or
 * '*', such as 'F09.CNY.*'. Of the rows that fit, the most specific one counts (function before currency before class).
 */
export interface ApprovalRuleRow extends ParameterRow {
  /** 0 means always, even when nothing is moved. null means that this table does not ask. */
  amount: Fen | null
  /** The same for what the maker has moved alone today, including this. When absent, `amount` also applies to the day. */
  dailyAmount?: Fen | null
}

/** The firm's rules for one security besides the market's. Key: the instrument, '600000.XSHG'. null means as usual. */
export interface SecurityRuleRow extends ParameterRow {
  noBuy: boolean
  noSell: boolean
  maximumOrderQuantity: Shares | null
  maximumOrderAmount: Fen | null
  /** The commission plan for everybody who trades it. */
  feePlan: string | null
  /** The channels that may order it. */
  channels: readonly string[] | null
}

/** A bank that keeps clients' money or transfers it. Key: its national code, such as '102'. */
export interface BankRow extends ParameterRow {
  name: { zh: string; en: string }
  currencies: readonly Currency[]
  /** Whether clients may be opened with the bank and move money over it. */
  isOpen: boolean
  /** When the bank accepts transfers. */
  transferFrom: TimeOfDay
  transferTo: TimeOfDay
  /** The most that one transfer, and one client's transfers of a day, may move; null means no limit. */
  transferAmount: Fen | null
  clientDayAmount: Fen | null
}

/** A word that forms offer. Key: list and code, such as 'profession/01'. */
export interface DictionaryRow extends ParameterRow {
  title: { zh: string; en: string }
  /** False when the word is no longer offered but still understood. */
  isOffered: boolean
}

/** The denominations by which tills of a currency are counted. Key: the currency. */
export interface DenominationRow extends ParameterRow {
  /** In minor units, largest first. */
  faces: readonly Fen[]
}

/**
 * How trades are settled (交割方式) when the client's own record leaves it open. Key: 'market/XSHG', 'branch/1', 'branch/*'. The
 * market comes before the branch.
 */
export interface SettlementModeRow extends ParameterRow {
  /** null means that this row has no effect. */
  mode: 1 | 2 | 3 | 4 | null
}

/** What a client needs before buying on a board. Key: the board. Without a row nothing is required. */
export interface SuitabilityRow extends ParameterRow {
  /** Average assets of the last twenty trading days, in fen. */
  assets: Fen
  /** Months since the first trade anywhere. */
  months: number
  riskLevel: number
}

/** The firm's own switches and numbers. */
export interface SettingRow extends ParameterRow {
  key: Setting
  /** A number; switches are 0 and 1. */
  value: number
}

/** A step of the business day. Key: its name in the records, such as 'E03'. */
export interface DayPlanRow extends ParameterRow {
  title: { zh: string; en: string }
  /** The code of the function that carries it out. */
  function: string
  /** '{date}', '{market}' and '{bank}' stand for the values of the day and the step. */
  input: Readonly<Record<string, string>>
  /** The step is done once for each of them; null means once a day. */
  per: 'market' | 'bank' | null
  /** The steps before it. When both are per market (or bank), only the step of the same one; else all of them. */
  after: readonly string[]
  needs: readonly Exclude<DayNeed, 'time'>[]
  /** The market's time before which the step is not done; null means at any time. */
  notBefore: TimeOfDay | null
  /** True when a run of the whole day carries it out without being asked. */
  auto: boolean
  /** An empty list means that the step is off. */
  days: readonly DayKind[]
  /** When the step takes longer, a person should look. */
  longestMinutes: number
  /** Whether a person may skip it. */
  skippable: boolean
  /** The step is never off and keeps the predecessors it was shipped with. */
  fixed: boolean
}

/** What the counter does by itself. Key: its name, under which it is done once a day. */
export interface ScheduleRow extends ParameterRow {
  title: { zh: string; en: string }
  /** The code of the function, one that the system may call. */
  function: string
  input: Readonly<Record<string, string>>
  days: readonly DayKind[]
  /** The market's time, or the step of the day's plan after which it is done; the other of the two is null. */
  at: TimeOfDay | null
  afterStep: string | null
  isOn: boolean
  /** Whether it is done at the next start when the server was down at its time; else a person is told. */
  catchUp: boolean
  /** After how many minutes it is tried again when it was refused; null means never. */
  repeatMinutes: number | null
}

/** The firm's name in documents. Key: a branch's number, or '*' for every branch without a row. */
export interface FirmRow extends ParameterRow {
  name: { zh: string; en: string }
  /** null means 'branch 1'. */
  branchName: { zh: string; en: string } | null
}

/** A code of the depository's files. Key: layout, field and value, such as 'SJSMX.MXYWLB.JY00'. */
export interface DepositoryCodeRow extends ParameterRow {
  means: DepositoryMeaning
}

export interface Parameters {
  readonly sessions: readonly SessionsRow[]
  readonly lots: readonly LotRow[]
  readonly ticks: readonly TickRow[]
  readonly priceLimits: readonly PriceLimitRow[]
  readonly priceCages: readonly PriceCageRow[]
  readonly stampDuty: readonly FeeRateRow[]
  readonly transferFee: readonly FeeRateRow[]
  readonly exchangeFee: readonly FeeRateRow[]
  readonly regulatoryFee: readonly FeeRateRow[]
  readonly settlementFee: readonly FeeRateRow[]
  readonly feeBasis: readonly FeeBasisRow[]
  readonly commissions: readonly CommissionRow[]
  readonly commissionCaps: readonly CommissionCapRow[]
  readonly repoCommissions: readonly RepoCommissionRow[]
  readonly interestRates: readonly InterestRateRow[]
  readonly settlementCycles: readonly SettlementRow[]
  readonly turnover: readonly TurnoverRow[]
  readonly orderTypes: readonly OrderTypeRow[]
  readonly riskWarningCaps: readonly RiskWarningCapRow[]
  readonly firmLimits: readonly FirmLimitRow[]
  readonly repoInterest: readonly RepoInterestRow[]
  readonly conversionRatios: readonly ConversionRatioRow[]
  readonly dividendTax: readonly DividendTaxRow[]
  readonly holidays: readonly HolidayRow[]
  readonly codeRanges: readonly CodeRangeRow[]
  readonly suitability: readonly SuitabilityRow[]
  readonly settings: readonly SettingRow[]
  readonly approvalRules: readonly ApprovalRuleRow[]
  readonly securityRules: readonly SecurityRuleRow[]
  readonly banks: readonly BankRow[]
  readonly dictionary: readonly DictionaryRow[]
  readonly denominations: readonly DenominationRow[]
  readonly settlementModes: readonly SettlementModeRow[]
  readonly firm: readonly FirmRow[]
  readonly dayPlan: readonly DayPlanRow[]
  readonly schedule: readonly ScheduleRow[]
  readonly depositoryCodes: readonly DepositoryCodeRow[]
}

/**
 * Of the rows with this key, the latest that has begun by the trade date, unless that row only ends the key. The order of the
 * rows does not matter.
 */
export function inForce<R extends ParameterRow>(
  rows: readonly R[],
  key: string,
  tradeDate: BusinessDate,
): R | undefined {
  let found: R | undefined
  for (const row of rows) {
    if (row.key === key && row.from <= tradeDate && (found === undefined || row.from > found.from))
      found = row
  }
  return found?.isEnded === true ? undefined : found
}
