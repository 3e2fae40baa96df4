/**
 * What the audit holds: the same things as the counter's books, calculated by the rules alone. They are plain records, so that
 * an evening's state is stored as they are. What the present day needs is kept; what has ended is dropped in the evening.
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

/** The interest of one period, in balances × rates × days, for money and for overdrafts. */
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
  /** One entry per period. There are two between a period's end and a late crediting day. */
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
  /** The accrued interest in the filled amount, for bonds that are quoted clean. */
  filledInterest: number
  fees: Fees
  canceledQuantity: number
  /** The quantity that a requested part cancel takes out; 0 means all. */
  cancelQuantity: number
  /** The first order of the chain of part cancels; 0 when this is the first. */
  continues: number
  isQueued: boolean
  /** The order was offered to its market or kept back. Only its row says what came of that. */
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
  /** The accrued interest in the amount. */
  interest: number
  fees: Fees
  /** The change of the client's money. */
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
  tradingUnit: string
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

/** A custody transfer that the depository has not answered yet. */
export interface Transfer {
  transferNo: number
  clientNo: number
  kind: string
  holdingNo: number
  quantity: number
  fee: number
  accountNo: number
  market: string
  /** For shares that come in: the cost at which they were booked. */
  cost: number
  isUnderWay: boolean
}

/** What a teller has moved today. A reversal moves it back. */
export interface Voucher {
  voucherNo: number
  date: string
  kind: string
  accountNo: number
  isCash: boolean
  asset: number
  /** Above zero when the client received it. */
  amount: number
  house: string
  cost: number | null
  isUncleared: boolean
  valueDate: string | null
}

/** A repo of no client, which matures on the error account. */
export type ErrorRepo = Omit<Repo, 'clientNo' | 'accountNo'>

/** A trade of the day that belongs to no client, with the depository's fees for it. */
export interface ErrorTrade {
  market: string
  tradingUnit: string
  instrumentNo: number
  /** When it settles. */
  date: string
  /** Above zero the firm receives money, or shares. */
  gross: number
  comesIn: number
  fees: OuterFees
}

export interface Ledger {
  today: string
  /** The number of the last command whose effects are included. */
  upTo: number
  readonly clients: Map<number, Client>
  readonly cash: Map<number, Cash>
  readonly holdings: Map<number, Holding>
  readonly house: Map<string, number>
  readonly orders: Map<number, Order>
  readonly trades: Map<string, Trade>
  readonly repos: Map<string, Repo>
  readonly errorRepos: Map<string, ErrorRepo>
  readonly freezes: Map<number, Freeze>
  readonly transfers: Map<number, Transfer>
  readonly vouchers: Map<number, Voucher>
  /** Trades on the error account, by the key of the trade. */
  readonly onErrorAccount: Map<string, ErrorTrade>
  /** What moves between two house accounts on a later date, by 'date from to'. */
  readonly postponed: Map<string, number>
  /** What the depository still has to move, by 'date market unit currency'. */
  readonly dues: Map<string, number>
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
    errorRepos: new Map(),
    freezes: new Map(),
    transfers: new Map(),
    vouchers: new Map(),
    onErrorAccount: new Map(),
    postponed: new Map(),
    dues: new Map(),
  }
}
