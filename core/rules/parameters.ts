/**
 * The market's rules as data. Every number of a rule is a row with the date from which it holds; nothing is a
 * constant in a function. Rows are plain JSON, found by (table, key, from), so that a screen can edit them and the
 * database can keep them. Tables are never changed in place: an edit is a new `Parameters` with a new table.
 *
 * In most tables the key is a class of instruments (product-class.ts); where it is something else the row says so.
 * `(unverified)` in a source, or [K?] in a comment, marks what nobody has checked against the official text yet.
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

export interface ParameterRow {
  key: string
  from: BusinessDate
  /** The rule and date it comes from, for whoever edits or doubts it. */
  source: string
  /** From this date the key has no row: what an edit that began something is taken back to. */
  isEnded?: true
}

/** A share of an amount in parts of 10^8, so that 0.00341 % is the integer 3410. */
export type Rate = number
/** A share of a price in parts of 10^4 (basis points): 10 % is 1000. */
export type BasisPoints = number
/** Interest a year in parts of 10^6: 0.05 % is 500. */
export type YearlyRate = number

export interface Session {
  phase: SessionPhase
  /** Seconds since midnight; the end is not part of it. */
  start: TimeOfDay
  end: TimeOfDay
  /** Whether the exchange takes orders and cancels now (what the counter does with others is its own affair). */
  acceptsOrders: boolean
  acceptsCancels: boolean
  /** Whether orders are matched as they come; call auctions match once, at their end. */
  isMatching: boolean
}

/** Consecutive sessions of one day; cancel windows are part of them. */
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
  /** Prices at or above it are refused by the exchange. */
  priceBelow: Price
}

export interface PriceLimitRow extends ParameterRow {
  /** The same up and down; null: no daily limit. */
  rate: BasisPoints | null
  riskWarningRate: BasisPoints | null
  /** Trading days after listing without any limit. */
  unlimitedDays: number
  /** The first trading day's own limits on the issue price; null: as on other days. */
  firstDay: { up: BasisPoints; down: BasisPoints } | null
}

export interface PriceCageRow extends ParameterRow {
  /** Distance from the reference price; null: no cage. */
  rate: BasisPoints | null
  /** The cage is never narrower than so many ticks. */
  atLeastTicks: number
}

/** One fee item; no row means the item is not charged. */
export interface FeeRateRow extends ParameterRow {
  buy: Rate
  sell: Rate
  /** Most that is charged on one order, in minor units. */
  maximum: Fen | null
}

/** Of bonds quoted clean: whether fees are reckoned on what is paid, accrued interest included; no row: they are. */
export interface FeeBasisRow extends ParameterRow {
  withInterest: boolean
}

/** What the firm charges its clients by the plan of this name. */
export interface CommissionRow extends ParameterRow {
  plan: string
  rate: Rate
  /** Once per order that has a fill. */
  minimum: Fen
  /** true: exchange and regulatory fee are inside the commission; false: they are charged beside it. */
  isInclusive: boolean
}

/** Most that the regulations let a firm take; a minimum commission may exceed it. */
export interface CommissionCapRow extends ParameterRow {
  rate: Rate
}

/** Key: term in days, e.g. '7'. A repo of any other term takes the row of the next shorter one. */
export interface RepoCommissionRow extends ParameterRow {
  rate: Rate
}

/** Key: currency. */
export interface InterestRateRow extends ParameterRow {
  rate: YearlyRate
  overdraftRate: YearlyRate
  /** Days of a year; may only change at the start of an interest period. */
  dayCount: 360 | 365
}

/** All in trading days after the trade date. */
export interface SettlementRow extends ParameterRow {
  settleAfter: number
  /** Proceeds of a sale: for buying, and for taking out. */
  usableAfter: number
  withdrawableAfter: number
  /** Shares bought, where the day's list calls the security T+1; a T+0 security is sellable at once. */
  sellableAfter: number
}

/** What to assume until the day's list says it. */
export interface TurnoverRow extends ParameterRow {
  turnover: 'T+0' | 'T+1'
}

export type { OrderType } from '../base/order-type.ts'

export interface OrderTypeRow extends ParameterRow {
  types: readonly { type: OrderType; phases: readonly SessionPhase[] }[]
  /** Market orders on a day without price limits. */
  allowsMarketWithoutLimits: boolean
  /** Whether every market order must name its protective price; without price limits a buy always must. */
  requiresProtectivePrice: boolean
}

/** How interest on repo is reckoned. */
export interface RepoInterestRow extends ParameterRow {
  dayCount: 360 | 365
  /** Days of use from settlement to settlement; else the nominal term. */
  countsActualDays: boolean
}

/** What of a bond's face value counts as standard bonds when it is pledged; key: instrument, e.g. '019742.XSHG'. */
export interface ConversionRatioRow extends ParameterRow {
  ratio: BasisPoints
}

/** Key '*'. The first bracket that reaches far enough holds; null has no end. */
export interface DividendTaxRow extends ParameterRow {
  brackets: readonly { upToMonths: number | null; rate: BasisPoints }[]
}

/** Most shares of one risk-warning stock that one account may buy a day. */
export interface RiskWarningCapRow extends ParameterRow {
  quantity: Shares
}

/** The firm's own limits; key: channel, or '*' for all. null: no limit. */
export interface FirmLimitRow extends ParameterRow {
  orderAmount: Fen | null
  orderQuantity: Shares | null
  clientDayAmount: Fen | null
  ordersPerSecond: number | null
}

/** Days without trading, weekends apart; `from` is the first of them. Key: year and name. */
export interface HolidayRow extends ParameterRow {
  to: BusinessDate
  name: { zh: string; en: string }
}

/** What a code looks like, until the day's list says what it is. Key: market and prefix, e.g. 'XSHG.600'. */
export interface CodeRangeRow extends ParameterRow {
  market: Market
  prefix: string
  kind: InstrumentKind
  board: Board
  currency: Currency
  /** Where it differs from the turnover table. */
  turnover: 'T+0' | 'T+1' | null
}

/**
 * From which amount on a second person is asked, whoever asks. Key: function code, currency and client class, each or '*',
 * e.g. 'F09.CNY.*'; of the rows that fit, the most particular one counts (function before currency before class).
 */
export interface ApprovalRuleRow extends ParameterRow {
  /** 0: always, even where nothing is moved. null: not by this table. */
  amount: Fen | null
  /** The same for what the maker has done alone today, this included. Without it `amount` holds for the day, too. */
  dailyAmount?: Fen | null
}

/** What the firm does with one security, beside the market's rules. Key: the instrument, '600000.XSHG'. null: as usual. */
export interface SecurityRuleRow extends ParameterRow {
  noBuy: boolean
  noSell: boolean
  maximumOrderQuantity: Shares | null
  maximumOrderAmount: Fen | null
  /** Commission plan for everyone who trades it. */
  feePlan: string | null
  /** Channels that may order it. */
  channels: readonly string[] | null
}

/** A bank that keeps clients' money or moves it here and back. Key: its national code, e.g. '102'. */
export interface BankRow extends ParameterRow {
  name: { zh: string; en: string }
  currencies: readonly Currency[]
  /** Whether clients may be opened with it, and move money over it. */
  isOpen: boolean
  /** When it takes transfers. */
  transferFrom: TimeOfDay
  transferTo: TimeOfDay
  /** Most that one transfer, and one client's transfers of a day, may move; null: no limit. */
  transferAmount: Fen | null
  clientDayAmount: Fen | null
}

/** A word that forms offer. Key: list and code, e.g. 'profession/01'. */
export interface DictionaryRow extends ParameterRow {
  title: { zh: string; en: string }
  /** false: no longer offered, still understood. */
  isOffered: boolean
}

/** What tills of a currency are counted by; key: the currency. */
export interface DenominationRow extends ParameterRow {
  /** In minor units, largest first. */
  faces: readonly Fen[]
}

/**
 * How trades are settled (交割方式) where the client's own record leaves it open. Key: 'market/XSHG', 'branch/1', 'branch/*';
 * the market counts before the branch.
 */
export interface SettlementModeRow extends ParameterRow {
  /** null: not by this row, as if it were not there. */
  mode: 1 | 2 | 3 | 4 | null
}

/** What a client has to have before it may buy on a board. Key: the board; no row: nothing is asked. */
export interface SuitabilityRow extends ParameterRow {
  /** Average assets of the last twenty trading days. */
  assets: Fen
  /** Since the first trade anywhere. */
  months: number
  riskLevel: number
}

/** The firm's own switches and numbers. */
export interface SettingRow extends ParameterRow {
  key: Setting
  /** A number; 0 and 1 for switches. */
  value: number
}

/** A step of the business day. Key: its name, as its records have it, 'E03'. */
export interface DayPlanRow extends ParameterRow {
  title: { zh: string; en: string }
  /** The code of the function that does it. */
  function: string
  /** '{date}', '{market}', '{bank}' stand for the day's and the step's own. */
  input: Readonly<Record<string, string>>
  /** Done once for each of them; null: once a day. */
  per: 'market' | 'bank' | null
  /** Steps that are done before it: where both are per market (bank), those of the same one, else all. */
  after: readonly string[]
  needs: readonly DayNeed[]
  /** Run without being asked for when a run of the whole day comes to it. */
  auto: boolean
  /** None: it is off. */
  days: readonly DayKind[]
  /** What takes longer wants a person to look. */
  longestMinutes: number
  /** Whether a person may leave it out. */
  skippable: boolean
  /** It is never off, and keeps the predecessors that it has as shipped. */
  fixed: boolean
}

/** What documents name the firm. Key: a branch's number, or '*' for every branch without a row. */
export interface FirmRow extends ParameterRow {
  name: { zh: string; en: string }
  /** null: 'branch 1'. */
  branchName: { zh: string; en: string } | null
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
}

/**
 * Of the rows with this key the latest that has begun by the trade date, unless it only ends the key. The order of the rows
 * does not matter.
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
