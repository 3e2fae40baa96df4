/**
 * An order as the exchange sees it, and what it tells about it.
 *
 *   (entered) ──► new ──► partiallyFilled ──► filled
 *       │          └──────────┴──► canceled     (by a cancel, or the rest of an order that may not rest)
 *       └──► rejected
 *
 * What is unfilled when the day ends stays `new` or `partiallyFilled`: the exchanges send no report about it. The
 * counter expires it when the end of the stream has been announced.
 */
import type { Side, TimeOfDay } from '@guitai/core/base/market.ts'
import type { Fen, Price, Shares } from '@guitai/core/base/money.ts'
import type { OrderType } from '@guitai/core/rules/parameters.ts'
import type { BookOrder } from './order-book.ts'

export interface OrderRequest {
  /** Empty for the seeded participants, who get no reports. */
  tradingUnit: string
  clOrdId: string
  securitiesAccount: string
  code: string
  side: Side
  type: OrderType
  quantity: Shares
  /** The limit price, or the protective price of a market order; 0 means none. */
  price: Price
}

export type ExchangeOrderStatus = 'new' | 'partiallyFilled' | 'filled' | 'canceled'

export interface ExchangeOrder extends BookOrder {
  readonly request: OrderRequest
  /** Running number per market and day. It also gives the order of arrival. */
  readonly orderNo: number
  readonly enteredAt: TimeOfDay
  status: ExchangeOrderStatus
  filled: Shares
  filledAmount: Fen
  /** Σ price × quantity of the fills. The average price is computed from it. */
  filledWorth: number
}

/** Why an order or a cancel is refused: the exchange's own code, and FIX's coarse reason (tag 103 or 102). */
export interface Refusal {
  code: number
  fixReason: number
  text: string
}

export interface ExchangeTrade {
  /** Running number per market and day, over all partitions. */
  tradeNo: number
  partition: number
  code: string
  price: Price
  quantity: Shares
  amount: Fen
  time: TimeOfDay
  buy: ExchangeOrder
  sell: ExchangeOrder
}

export interface CancelRequest {
  tradingUnit: string
  clOrdId: string
  originalClOrdId: string
}

/** 指定交易 of an account, or its withdrawal. */
export interface DesignationRequest {
  tradingUnit: string
  clOrdId: string
  securitiesAccount: string
  instruction: 'designate' | 'revoke-designation'
}

export interface DesignationReceipt {
  request: DesignationRequest
  times: number
  /** Undefined when it was done. */
  refusal: Refusal | undefined
}

/** A report to a trading unit. `execNo` counts per market and day. */
export type ExchangeReport =
  | { kind: 'accepted'; execNo: number; time: TimeOfDay; order: ExchangeOrder }
  | { kind: 'rejected'; execNo: number; time: TimeOfDay; request: OrderRequest; refusal: Refusal }
  | {
      kind: 'filled'
      execNo: number
      time: TimeOfDay
      order: ExchangeOrder
      trade: ExchangeTrade
      /** The filled quantity after this fill. */
      filled: Shares
      filledWorth: number
      open: Shares
    }
  | {
      kind: 'canceled'
      execNo: number
      time: TimeOfDay
      order: ExchangeOrder
      /** Absent when the exchange itself cancels the rest of a market order. */
      cancel: CancelRequest | undefined
      canceled: Shares
    }
  | {
      kind: 'cancel-rejected'
      execNo: number
      time: TimeOfDay
      cancel: CancelRequest
      order: ExchangeOrder | undefined
      refusal: Refusal
    }
  | {
      kind: 'designation-answered'
      time: TimeOfDay
      request: DesignationRequest
      /** Undefined when it is done. */
      refusal: Refusal | undefined
    }
