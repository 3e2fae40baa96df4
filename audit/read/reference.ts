/**
 * What the replay looks up to identify clients and things: securities, the holding of a number, the order or trade of a row. It
 * gives names and numbers only. Every figure is calculated again and compared with these rows later.
 */
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { Currency } from '@guitai/core/base/money.ts'
import type { Fees, OuterFees } from '../rules/fees.ts'
import type { Side } from '../rules/amounts.ts'
import type { SetRow } from '../rules/rule-book.ts'

export interface HoldingRow {
  holdingNo: number
  clientNo: number
  instrumentNo: number
  securitiesAccountId: string
  tradingUnit: string
  shareNature: string
}

export interface OrderRow {
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
  status: string
  clOrdId: string
  exchangeOrderId: string
  continues: number
  enteredAt: number
  holdCash: number
  holdShares: number
  filledQuantity: number
  filledAmount: number
  fees: Fees
}

export interface TradeRow {
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
  accruedInterest: number
  fees: Fees
  settlementDate: string
  settledOn: string | null
  clearingRun: number
  /** Milliseconds. */
  tradedAt: number
}

export interface TransferRow {
  transferNo: number
  clientNo: number
  kind: string
  market: string
  holdingNo: number
  instrumentNo: number
  securitiesAccountId: string
  quantity: number
  fee: number
  accountNo: number
  status: string
  requestedOn: string
  endedOn: string | null
  cost: number
  answerNo: number
  voucherNo: number
}

export interface VoucherRow {
  voucherNo: number
  date: string
  kind: string
  accountNo: number
  asset: number
  amount: number
  house: string
  valueDate: string | null
}

/** For a row of an opening file: the holding it was booked to, and its cost. */
export interface OpeningRow extends Pick<VoucherRow, 'date' | 'accountNo' | 'asset' | 'amount'> {
  voucherNo: number
  cost: number
}

export interface DepositoryRow {
  code: string
  tradeKey: string
  tradingUnit: string
  price: number
  quantity: number
}

/** A line of the depository's money file; null where the file gives no figure. */
export type StatedFees = {
  tradeDate: string
  market: Market
  tradingUnit: string
  currency: Currency
} & Record<keyof OuterFees, number | null>

/** What the depository moved on a date of what was due on another; above zero to the firm. */
export interface Movement {
  movedOn: string
  market: string
  tradingUnit: string
  currency: Currency
  date: string
  amount: number
}

export interface ApprovalRow {
  functionCode: string
  input: string
}

export interface UnplacedRow {
  content: string
  reason: string
  /** The order that the fact names; null when it is none of ours. */
  orderId: number | null
  /** Milliseconds. */
  receivedAt: number
}

/** The day's list as it is now. Lists of earlier days are not kept. */
export interface Listed extends Pick<
  Instrument,
  'instrumentNo' | 'market' | 'code' | 'kind' | 'board' | 'currency' | 'turnover'
> {
  previousClose: number
  accruedInterest: number | undefined
  upperLimit: number | undefined
  lowerLimit: number | undefined
  listedFor: string
}

export interface Reference {
  parameters: readonly SetRow[]
  instruments: ReadonlyMap<number, Listed>
  instrumentsById: ReadonlyMap<string, Listed>
  holdings: ReadonlyMap<number, HoldingRow>
  /** The branch whose till each teller has. */
  branches: ReadonlyMap<number, number>
  orders: ReadonlyMap<number, OrderRow>
  /** Maps the first order to the orders that part cancels made from it. */
  continuing: ReadonlyMap<number, readonly OrderRow[]>
  /** Maps 'XSHG/X123' to the orders that reached the exchange by another path. */
  supplements: ReadonlyMap<string, readonly number[]>
  /** The commands at which a waiting order left and its fee was taken. */
  feesTakenAt: ReadonlySet<number>
  /** Orders with trades that were booked after the moment of the comparison. */
  filledLater: ReadonlySet<number>
  /** Maps 'order/trade number' to the trade. */
  trades: ReadonlyMap<string, TradeRow>
  transfers: ReadonlyMap<number, TransferRow>
  /** Maps old to new securities accounts that were renumbered since the first replayed day. */
  renumbered: ReadonlyMap<string, string>
  /** The cost of shares that came in on earlier days, as that evening stored it. */
  arrivedAt: ReadonlyMap<number, number>
  vouchers: ReadonlyMap<number, VoucherRow>
  openings: readonly OpeningRow[]
  depositoryTrades: ReadonlyMap<string, DepositoryRow>
  unplaced: ReadonlyMap<number, UnplacedRow>
  statedFees: readonly StatedFees[]
  movements: readonly Movement[]
  discrepancies: ReadonlyMap<string, string>
}
