/**
 * What the replay looks up to know of whom and what is spoken: securities, which holding a number is, which order or trade a row
 * is. Names and numbers only; every figure is reckoned anew and held against these rows later.
 */
import type { Instrument } from '@guitai/core/rules/instrument.ts'
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

/** Of a row of an opening file: the holding that it came to, and its cost. */
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

/** A line of the depository's money file; null: it does not say. */
export type StatedFees = {
  tradeDate: string
  market: string
  tradingUnit: string
  currency: Currency
} & Record<keyof OuterFees, number | null>

export interface ApprovalRow {
  functionCode: string
  input: string
}

export interface UnplacedRow {
  content: string
  reason: string
  /** The order that it names; null: none of ours. */
  orderId: number | null
  /** Milliseconds. */
  receivedAt: number
}

/** The day's list as it stands; of an earlier day nothing is kept. */
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
  /** Of tellers: the branch whose till they have. */
  branches: ReadonlyMap<number, number>
  orders: ReadonlyMap<number, OrderRow>
  /** First order → those that part cancels have made of it. */
  continuing: ReadonlyMap<number, readonly OrderRow[]>
  /** 'XSHG/X123': orders that reached the exchange by another path. */
  supplements: ReadonlyMap<string, readonly number[]>
  /** Commands at which an order that had waited left, as its fee was taken then. */
  feesTakenAt: ReadonlySet<number>
  /** Orders with trades that were booked after the time that is looked at. */
  filledLater: ReadonlySet<number>
  /** 'order/trade number' → trade. */
  trades: ReadonlyMap<string, TradeRow>
  transfers: ReadonlyMap<number, TransferRow>
  /** Securities accounts that have got another number since the first day that is looked at: old → new. */
  renumbered: ReadonlyMap<string, string>
  /** Of shares that came in on earlier days: at what cost, as their evening noted it. */
  arrivedAt: ReadonlyMap<number, number>
  vouchers: ReadonlyMap<number, VoucherRow>
  openings: readonly OpeningRow[]
  depositoryTrades: ReadonlyMap<string, DepositoryRow>
  unplaced: ReadonlyMap<number, UnplacedRow>
  statedFees: readonly StatedFees[]
  discrepancies: ReadonlyMap<string, string>
}
