/**
 * The kinds of day file and their columns. Numbers are integers: prices in 1/10000, money in fen. The counter writes
 * custody-requests, and writes it again with every new request; the depository or the exchange writes the others.
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

/** The largest numbers that one row may contain: 10^12 shares and 10^12 yuan. Sums of rows then remain exact integers. */
const MOST_SHARES = 1_000_000_000_000
const MOST_FEN = 100_000_000_000_000

const code = requiredTextColumn(8)
const tradingUnit = requiredTextColumn(6)
const currency = choiceColumn(['CNY', 'USD', 'HKD'])

/** The list of a market for one day, written before the open. */
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
  /** 1 on the first trading day; 0 for securities that were listed long ago. */
  listingDay: integerColumn(0, 100_000),
  isRiskWarning: flagColumn,
  isSuspended: flagColumn,
  isDelisted: flagColumn,
  previousClose: integerColumn(0),
  upperLimit: optionalIntegerColumn(1),
  lowerLimit: optionalIntegerColumn(1),
  /** For bonds that are quoted clean, per 100 of face value. */
  accruedInterest: optionalIntegerColumn(0),
}

/** Every trade of the counter's trading units, one row per side, written after the close. */
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

/** What the depository keeps for each securities account after the day. */
const holdings = {
  securitiesAccount: requiredTextColumn(12),
  /** Empty in Shanghai, where the depository does not keep holdings by trading unit. */
  tradingUnit: textColumn(6),
  code,
  shareNature: choiceColumn(['tradable', 'restricted', 'pledged']),
  /** The holding before the day's trades; `quantity + bought − sold` is the holding after them. */
  quantity: integerColumn(Number.MIN_SAFE_INTEGER),
  bought: integerColumn(0),
  sold: integerColumn(0),
}

/** What the clients of a branch bring on the first day after it is taken over, with dates and cost of purchase. */
const opening = {
  securitiesAccount: requiredTextColumn(12),
  /** Empty in Shanghai and Beijing. */
  tradingUnit: textColumn(6),
  code,
  shareNature: choiceColumn(['tradable', 'pledged']),
  /** The date of purchase. Purchases on several dates are several rows. */
  acquiredOn: dateColumn,
  quantity: integerColumn(1, MOST_SHARES),
  /** The cost of these shares, fees included. */
  cost: integerColumn(0, MOST_FEN),
}

/**
 * What each trading unit owes (−) or is owed (+) for the day's trades. Fees are as the depository computes them, and null where
 * it does not state them.
 */
const money = {
  tradingUnit,
  currency,
  buys: integerColumn(0),
  sells: integerColumn(0),
  /** Sells minus buys, before fees. The lender of a repo pays, so a repo counts as bought by the lender. */
  net: integerColumn(Number.MIN_SAFE_INTEGER),
  stampDuty: optionalIntegerColumn(0),
  transferFee: optionalIntegerColumn(0),
  exchangeFee: optionalIntegerColumn(0),
  regulatoryFee: optionalIntegerColumn(0),
  settlementFee: optionalIntegerColumn(0),
  /** Repos that mature on the date, with interest: the amount paid back to the lender and by the borrower. */
  repoBack: integerColumn(0),
  repoRepaid: integerColumn(0),
}

/** What the depository has moved on the date, of what is due for the trades of a settlement date; above zero to the firm. */
const movements = {
  tradingUnit,
  currency,
  settlementDate: dateColumn,
  amount: integerColumn(Number.MIN_SAFE_INTEGER),
}

const custodyKind = choiceColumn([
  'transfer-out',
  'transfer-in',
  'designate',
  'revoke-designation',
  'pledge',
  'release',
])

/** The counter's requests to the depository without an answer yet: custody transfers, designations, pledges. */
const custodyRequests = {
  requestNo: integerColumn(1),
  kind: custodyKind,
  securitiesAccount: requiredTextColumn(12),
  tradingUnit: textColumn(6),
  /** The other broker's unit, or the unit that an account is to be designated to. */
  otherUnit: textColumn(6),
  /** Empty when the request concerns the whole account. */
  code: textColumn(8),
  quantity: integerColumn(0),
}

/** The depository's answers to the requests, and shares that come from other brokers. */
const custody = {
  answerNo: integerColumn(1),
  /** 0 when no request of the counter caused the answer. */
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
  movements,
  'custody-requests': custodyRequests,
  custody,
}

/** The columns whose combination may occur only once in a file. */
export const DAY_FILE_KEYS = {
  securities: ['code'],
  trades: ['tradeNo', 'side'],
  holdings: ['securitiesAccount', 'tradingUnit', 'code', 'shareNature'],
  opening: ['securitiesAccount', 'tradingUnit', 'code', 'shareNature', 'acquiredOn'],
  money: ['tradingUnit', 'currency'],
  movements: ['tradingUnit', 'currency', 'settlementDate'],
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
export type MovementRecord = DayFileRecord<'movements'>
export type CustodyRequestRecord = DayFileRecord<'custody-requests'>
export type CustodyRecord = DayFileRecord<'custody'>
