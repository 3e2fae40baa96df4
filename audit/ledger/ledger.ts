/**
 * What the audit holds: the same things that the counter's books hold, reckoned by the rules alone. Plain records, so that an
 * evening's state is stored as they stand; what the present day needs is kept, what has ended is dropped at the evening.
 */
import type { Currency } from '@guitai/core/base/money.ts'
import type { Fees, OuterFees } from '../rules/fees.ts'
import type { Side } from '../rules/amounts.ts'

export interface Client {
  clientNo: number
  branchNo: number
  plan: string
  mode: number
  isClosed: boolean
}

export interface CashLot {
  tradeDate: string
  settlementDate: string
  usableFrom: string
  withdrawableFrom: string
  purchases: number
  proceeds: number
  settledPurchases: number
  settledProceeds: number
}

/** Interest of one period: balances × rates × days, for money and for overdrafts. */
export interface Accrued {
  /** The 20th on which the period ends. */
  end: string
  credit: bigint
  penalty: bigint
}

export interface Cash {
  accountNo: number
  clientNo: number
  branchNo: number
  currency: Currency
  isClosed: boolean
  settled: number
  lots: CashLot[]
  uncleared: number
  unclearedOn: string | null
  accruedTo: string
  /** One a period; two between a period's end and a late crediting day. */
  accrued: Accrued[]
}

export interface ShareLot {
  tradeDate: string
  settlementDate: string
  sellableFrom: string
  bought: number
  sold: number
  settledBought: number
  settledSold: number
}

export interface Holding {
  holdingNo: number
  clientNo: number
  instrumentNo: number
  settled: number
  lots: ShareLot[]
  cost: number
}

export interface Order {
  orderId: number
  tradeDate: string
  clientNo: number
  accountNo: number
  holdingNo: number
  instrumentNo: number
  market: string
  tradingUnit: string
  side: Side
  price: number
  holdPrice: number
  quantity: number
  filledQuantity: number
  filledAmount: number
  /** What of it has accrued, of bonds quoted clean. */
  filledInterest: number
  fees: Fees
  canceledQuantity: number
  /** What a part cancel that was asked for takes out; 0: all. */
  cancelQuantity: number
  /** The first order of its chain; 0 where it is the first itself. */
  continues: number
  isQueued: boolean
  /** It was offered to its market or kept back: what came of that only its row says. */
  isOffered: boolean
  isEnded: boolean
}

export interface Trade {
  tradeKey: string
  tradeSeq: number
  tradeDate: string
  tradeNo: string
  orderId: number
  clientNo: number
  accountNo: number
  holdingNo: number
  instrumentNo: number
  market: string
  side: Side
  price: number
  quantity: number
  amount: number
  /** What of it has accrued. */
  interest: number
  fees: Fees
  /** What the client's money changes by. */
  net: number
  settlementDate: string
  usableFrom: string
  withdrawableFrom: string
  sellableFrom: string
  settledOn: string | null
  isCleared: boolean
}

export interface Repo {
  tradeKey: string
  clientNo: number
  accountNo: number
  market: string
  instrumentNo: number
  lends: boolean
  amount: number
  rate: number
  tradeDate: string
  firstSettlementDate: string
  maturityDate: string
  maturitySettlementDate: string
  interest: number
  status: 'open' | 'due' | 'matured'
}

export interface Freeze {
  freezeNo: number
  clientNo: number
  object: 'cash' | 'holding'
  accountNo: number
  term: 'day' | 'long'
  ordered: number
  effective: number
  rank: number
  expiresOn: string | null
  coversDividends: boolean
  status: 'in-force' | 'released' | 'expired'
}

/** A custody transfer that the depository has not answered. */
export interface Transfer {
  transferNo: number
  clientNo: number
  kind: string
  holdingNo: number
  quantity: number
  fee: number
  accountNo: number
  market: string
  /** Of shares that come in: at what they were booked. */
  cost: number
  isUnderWay: boolean
}

/** What a teller has moved today: a reversal mirrors it. */
export interface Voucher {
  voucherNo: number
  date: string
  kind: string
  accountNo: number
  isCash: boolean
  asset: number
  /** Above zero: the client got it. */
  amount: number
  house: string
  cost: number | null
  isUncleared: boolean
  valueDate: string | null
}

/** A trade of the day that is no client's, and what the depository takes for it. */
export interface ErrorTrade {
  market: string
  instrumentNo: number
  fees: OuterFees
}

export interface Ledger {
  today: string
  /** The last command that is in it. */
  upTo: number
  readonly clients: Map<number, Client>
  readonly cash: Map<number, Cash>
  readonly holdings: Map<number, Holding>
  readonly house: Map<string, number>
  readonly orders: Map<number, Order>
  readonly trades: Map<string, Trade>
  readonly repos: Map<string, Repo>
  readonly freezes: Map<number, Freeze>
  readonly transfers: Map<number, Transfer>
  readonly vouchers: Map<number, Voucher>
  /** By the key of the trade. */
  readonly onErrorAccount: Map<string, ErrorTrade>
}

export function emptyLedger(): Ledger {
  return {
    today: '1970-01-01',
    upTo: 0,
    clients: new Map(),
    cash: new Map(),
    holdings: new Map(),
    house: new Map(),
    orders: new Map(),
    trades: new Map(),
    repos: new Map(),
    freezes: new Map(),
    transfers: new Map(),
    vouchers: new Map(),
    onErrorAccount: new Map(),
  }
}
