/**
 * The application messages of an order-entry session, as records: what the exchange and the counter say to each other.
 *
 * They speak our words (names of the glossary); tags and wire codes live in encode-message.ts and decode-message.ts.
 * Source: FIX 4.4, of which only what an order-entry session needs, with STEP's 10197 (partition) and FIX's 880 (trade number).
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { OrderType } from '@guitai/core/base/order-type.ts'
import type { Market, Side } from '@guitai/core/base/market.ts'
import type { Price, Shares } from '@guitai/core/base/money.ts'

/** What names an order towards the exchange. `tradingUnit` may be '' where the other side does not tell it. */
export interface OrderIdentification {
  clOrdId: string
  tradingUnit: string
  securitiesAccount: string
  market: Market
  code: string
  side: Side
  quantity: Shares
}

/** 35=D */
export interface NewOrderSingle extends OrderIdentification {
  kind: 'new-order'
  orderType: OrderType
  /** Limit, or a market order's protective price; 0 = none. */
  price: Price
  tradeDate: BusinessDate
  /** Milliseconds since 1970, tag 60. */
  transactTime: number
}

/** 35=F */
export interface OrderCancelRequest extends OrderIdentification {
  kind: 'cancel'
  originalClOrdId: string
  transactTime: number
}

/** 35=H */
export interface OrderStatusRequest extends Omit<OrderIdentification, 'quantity'> {
  kind: 'status'
}

export type ExecType =
  | 'new'
  | 'canceled'
  | 'rejected'
  | 'trade'
  | 'pendingNew'
  | 'pendingCancel'
  | 'expired'
  | 'doneForDay'
  | 'stopped'
  | 'suspended'
  | 'calculated'
  | 'tradeCancel'
  | 'tradeCorrect'
  | 'status'

export type FixOrderStatus =
  | 'new'
  | 'partiallyFilled'
  | 'filled'
  | 'canceled'
  | 'pendingCancel'
  | 'rejected'
  | 'pendingNew'
  | 'expired'
  | 'doneForDay'
  | 'stopped'
  | 'suspended'
  | 'calculated'

/** 35=8 */
export interface ExecutionReport {
  kind: 'execution-report'
  clOrdId: string
  /** On a canceled order: the order's clOrdId, when `clOrdId` is the cancel's. */
  originalClOrdId?: string
  tradingUnit: string
  securitiesAccount: string
  /** 207; absent where not told: the line knows its market. */
  market?: Market
  code: string
  side: Side
  /** 37; 'NONE' where the exchange never gave one. */
  exchangeOrderId: string
  execId: string
  execType: ExecType
  orderStatus: FixOrderStatus
  /** 38; 0 where not told. */
  quantity: Shares
  /** 44; 0 where there is none. */
  price: Price
  /** 151 and 14; absent where not told. */
  leavesQuantity?: Shares
  cumulativeQuantity?: Shares
  /** Of this fill; 0 otherwise. */
  lastQuantity: Shares
  lastPrice: Price
  /** 6, rounded half up to 1/10000; for show only. */
  averagePrice: Price
  /** 880, else 527: the exchange's trade number, the same on both sides of a trade. */
  tradeNo?: string
  /** 10197 */
  partition?: string
  tradeDate?: BusinessDate
  transactTime: number
  /** 103 */
  rejectReason?: number
  /** 84: what a cancel freed; where absent, quantity − cumulativeQuantity. */
  canceledQuantity?: Shares
  /** 58: the exchange's raw code and words. */
  text?: string
}

/** 35=9 */
export interface OrderCancelReject {
  kind: 'cancel-reject'
  clOrdId: string
  originalClOrdId: string
  tradingUnit: string
  exchangeOrderId: string
  orderStatus: FixOrderStatus
  /** 102: 0 too late, 1 unknown order, 3 already pending, 6 duplicate clOrdId, 99 other. */
  rejectReason: number
  transactTime: number
  text?: string
}

/** 35=j: the other side's application could not take a message of ours. */
export interface BusinessReject {
  kind: 'business-reject'
  /** Sequence number of the message refused; 0 where not told. */
  refSeq: number
  refType: string
  /** 379: the refused message's clOrdId, where it has one. */
  refId: string
  /** 380: 0 other, 1 unknown id, 2 unknown security, 3 unsupported type, 4 not available, 5 field missing. */
  reason: number
  text?: string
}

/** 35=3: the other side's session found a message of ours malformed. */
export interface SessionReject {
  kind: 'session-reject'
  refSeq: number
  refType: string
  refTag: number
  reason: number
  text?: string
}

/** A message that is sound as a message but that we cannot read: recorded and listed, never lost. */
export interface UnreadableMessage {
  kind: 'unreadable'
  type: string
  reason: string
  /** The message with '|' for the separators. */
  raw: string
}

export type FromCounter = NewOrderSingle | OrderCancelRequest | OrderStatusRequest
export type FromExchange =
  ExecutionReport | OrderCancelReject | BusinessReject | SessionReject | UnreadableMessage
