/**
 * The kinds of day file and their columns. Numbers are integers: prices in 1/10000, money in fen.
 *
 * securities  the day's list of a market, before the open
 * trades      every trade of the counter's trading units, one row per side, after the close
 * holdings    what the depository keeps for each securities account after the day
 * opening     what the clients of a branch that is taken over bring with them, bought when and at which cost; on its first day
 * money       what each trading unit owes (−) or is owed (+) for the day's trades; fees as the depository computes
 *             them, null where it does not say
 *
 * custody-requests  what the counter asks of the depository and has no answer to: custody transfers, designations,
 *                   pledges; written by the counter, again with every new request
 * custody           the depository's answers to them, and shares that come from other brokers
 */
import {
  choiceColumn,
  dateColumn,
  flagColumn,
  integerColumn,
  optionalIntegerColumn,
  requiredTextColumn,
  textColumn,
  timeColumn,
  type Column,
} from './columns.ts'

/** The most that one row may say, a million million and a million million yuan: sums of rows stay integers. */
const MOST_SHARES = 1_000_000_000_000
const MOST_FEN = 100_000_000_000_000

const code = requiredTextColumn(8)
const tradingUnit = requiredTextColumn(6)
const currency = choiceColumn(['CNY', 'USD', 'HKD'])

const securities = {
  code,
  name: requiredTextColumn(40),
  kind: choiceColumn([
    'stock',
    'depositary-receipt',
    'b-share',
    'etf',
    'lof',
    'closed-fund',
    'reit',
    'convertible',
    'government-bond',
    'corporate-bond',
    'repo',
  ]),
  board: choiceColumn(['main', 'star', 'chinext', 'beijing']),
  currency,
  turnover: choiceColumn(['T+0', 'T+1']),
  listedOn: dateColumn,
  /** 1 on the first trading day; 0 for long listed. */
  listingDay: integerColumn(0, 100_000),
  isRiskWarning: flagColumn,
  isSuspended: flagColumn,
  isDelisted: flagColumn,
  previousClose: integerColumn(0),
  upperLimit: optionalIntegerColumn(1),
  lowerLimit: optionalIntegerColumn(1),
  /** Of bonds quoted clean, per 100 of face value. */
  accruedInterest: optionalIntegerColumn(0),
}

const trades = {
  tradeNo: integerColumn(1),
  tradingUnit,
  clOrdId: requiredTextColumn(32),
  securitiesAccount: requiredTextColumn(12),
  code,
  side: choiceColumn(['buy', 'sell']),
  price: integerColumn(1),
  quantity: integerColumn(1, MOST_SHARES),
  amount: integerColumn(0, MOST_FEN),
  time: timeColumn,
  partition: integerColumn(0),
}

const holdings = {
  securitiesAccount: requiredTextColumn(12),
  /** Empty in Shanghai, where the depository does not keep holdings by trading unit. */
  tradingUnit: textColumn(6),
  code,
  shareNature: choiceColumn(['tradable', 'restricted', 'pledged']),
  /** Before the day's trades; `quantity + bought − sold` is what is held after them. */
  quantity: integerColumn(Number.MIN_SAFE_INTEGER),
  bought: integerColumn(0),
  sold: integerColumn(0),
}

const opening = {
  securitiesAccount: requiredTextColumn(12),
  /** Empty in Shanghai and Beijing. */
  tradingUnit: textColumn(6),
  code,
  shareNature: choiceColumn(['tradable', 'pledged']),
  /** The date of purchase; who bought at several dates has several rows. */
  acquiredOn: dateColumn,
  quantity: integerColumn(1, MOST_SHARES),
  /** What these shares have cost, fees included. */
  cost: integerColumn(0, MOST_FEN),
}

const money = {
  tradingUnit,
  currency,
  buys: integerColumn(0),
  sells: integerColumn(0),
  /** sells − buys, before fees. A repo counts as bought by who lends: he pays. */
  net: integerColumn(Number.MIN_SAFE_INTEGER),
  stampDuty: optionalIntegerColumn(0),
  transferFee: optionalIntegerColumn(0),
  exchangeFee: optionalIntegerColumn(0),
  regulatoryFee: optionalIntegerColumn(0),
  settlementFee: optionalIntegerColumn(0),
  /** Of repos that mature on the date, with interest: what comes back to who lent, what is repaid by who borrowed. */
  repoBack: integerColumn(0),
  repoRepaid: integerColumn(0),
}

const custodyKind = choiceColumn([
  'transfer-out',
  'transfer-in',
  'designate',
  'revoke-designation',
  'pledge',
  'release',
])

const custodyRequests = {
  requestNo: integerColumn(1),
  kind: custodyKind,
  securitiesAccount: requiredTextColumn(12),
  tradingUnit: textColumn(6),
  /** The other broker's, or the unit that an account is to be designated to. */
  otherUnit: textColumn(6),
  /** Empty where it concerns the whole account. */
  code: textColumn(8),
  quantity: integerColumn(0),
}

const custody = {
  answerNo: integerColumn(1),
  /** 0: nobody of the counter has asked. */
  requestNo: integerColumn(0),
  kind: custodyKind,
  result: choiceColumn(['confirmed', 'refused']),
  securitiesAccount: requiredTextColumn(12),
  tradingUnit: textColumn(6),
  otherUnit: textColumn(6),
  code: textColumn(8),
  quantity: integerColumn(0, MOST_SHARES),
  reason: textColumn(60),
}

export const DAY_FILE_COLUMNS = {
  securities,
  trades,
  holdings,
  opening,
  money,
  'custody-requests': custodyRequests,
  custody,
}

/** Columns that together may occur once in a file. */
export const DAY_FILE_KEYS = {
  securities: ['code'],
  trades: ['tradeNo', 'side'],
  holdings: ['securitiesAccount', 'tradingUnit', 'code', 'shareNature'],
  opening: ['securitiesAccount', 'tradingUnit', 'code', 'shareNature', 'acquiredOn'],
  money: ['tradingUnit', 'currency'],
  'custody-requests': ['requestNo'],
  custody: ['answerNo'],
} as const satisfies { [K in DayFileKind]: readonly (keyof DayFileRecord<K>)[] }

export type DayFileKind = keyof typeof DAY_FILE_COLUMNS
export const DAY_FILE_KINDS = Object.keys(DAY_FILE_COLUMNS) as DayFileKind[]

type ValueOf<C> = C extends Column<infer T> ? T : never
export type DayFileRecord<K extends DayFileKind> = {
  -readonly [C in keyof (typeof DAY_FILE_COLUMNS)[K]]: ValueOf<(typeof DAY_FILE_COLUMNS)[K][C]>
}
export type SecuritiesRecord = DayFileRecord<'securities'>
export type TradesRecord = DayFileRecord<'trades'>
export type HoldingsRecord = DayFileRecord<'holdings'>
export type OpeningRecord = DayFileRecord<'opening'>
export type MoneyRecord = DayFileRecord<'money'>
export type CustodyRequestRecord = DayFileRecord<'custody-requests'>
export type CustodyRecord = DayFileRecord<'custody'>
