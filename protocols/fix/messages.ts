/**
 * The application messages of an order-entry session as records: what the exchange and the counter send each other.
 *
 * They use the words of the glossary; tags and wire codes are in encode-message.ts and decode-message.ts. Source: the part of
 * FIX 4.4 that an order-entry session needs, with STEP's 10197 (partition) and FIX's 880 (trade number), and STEP's designated
 * trading.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { OrderType } from '@guitai/core/base/order-type.ts'
import type { Market, Side } from '@guitai/core/base/market.ts'
import type { Price, Shares } from '@guitai/core/base/money.ts'

/** The ids of an order towards the exchange. `tradingUnit` may be '' when the other side does not send it. */
export interface OrderIdentification {
  clOrdId: string
  tradingUnit: string
  securitiesAccount: string
  market: Market
  code: string
  side: Side
  quantity: Shares
}

/** Message type 35=D. */
export interface NewOrderSingle extends OrderIdentification {
  kind: 'new-order'
  orderType: OrderType
  /** The limit price, or the protective price of a market order; 0 means none. */
  price: Price
  tradeDate: BusinessDate
  /** Tag 60, in milliseconds since 1970. */
  transactTime: number
}

/** Message type 35=F. */
export interface OrderCancelRequest extends OrderIdentification {
  kind: 'cancel'
  originalClOrdId: string
  transactTime: number
}

/** Message type 35=H. */
export interface OrderStatusRequest extends Omit<OrderIdentification, 'quantity'> {
  kind: 'status'
}

/** 指定交易, or its withdrawal. */
export type DesignationInstruction = 'designate' | 'revoke-designation'

/** A request about the designation of one securities account. */
export interface DesignationIdentification {
  clOrdId: string
  tradingUnit: string
  securitiesAccount: string
  instruction: DesignationInstruction
}

/** Message type 35=U001. */
export interface DesignationRequest extends DesignationIdentification {
  kind: 'designation'
  transactTime: number
}

/** Message type 35=U003: how does this request stand? It is answered with a report. */
export interface DesignationStatusRequest extends DesignationIdentification {
  kind: 'designation-status'
}

/** Message type 35=U002: designated or withdrawn at once, or refused. */
export interface DesignationReport extends DesignationIdentification {
  kind: 'designation-report'
  isAccepted: boolean
  /** Tag 103: the exchange's own code. */
  rejectReason?: number
  transactTime: number
  text?: string
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

/** Message type 35=8. */
export interface ExecutionReport {
  kind: 'execution-report'
  clOrdId: string
  /** The order's clOrdId on a canceled order whose `clOrdId` is the cancel's. */
  originalClOrdId?: string
  tradingUnit: string
  securitiesAccount: string
  /** Tag 207. Absent when not sent, because the line knows its market. */
  market?: Market
  code: string
  side: Side
  /** Tag 37; 'NONE' when the exchange never assigned one. */
  exchangeOrderId: string
  execId: string
  execType: ExecType
  orderStatus: FixOrderStatus
  /** Tag 38; 0 when not sent. */
  quantity: Shares
  /** Tag 44; 0 when there is none. */
  price: Price
  /** Tags 151 and 14; absent when not sent. */
  leavesQuantity?: Shares
  cumulativeQuantity?: Shares
  /** The quantity of this fill; 0 when the report is not a fill. */
  lastQuantity: Shares
  lastPrice: Price
  /** Tag 6, rounded half up to 1/10000; for display only. */
  averagePrice: Price
  /** Tag 880, else 527: the exchange's trade number, which is the same on both sides of a trade. */
  tradeNo?: string
  /** Tag 10197. */
  partition?: string
  tradeDate?: BusinessDate
  transactTime: number
  /** Tag 103. */
  rejectReason?: number
  /** Tag 84: the quantity that a cancel freed. When absent it is quantity − cumulativeQuantity. */
  canceledQuantity?: Shares
  /** Tag 58: the exchange's own code and text. */
  text?: string
}

/** Message type 35=9. */
export interface OrderCancelReject {
  kind: 'cancel-reject'
  clOrdId: string
  originalClOrdId: string
  tradingUnit: string
  exchangeOrderId: string
  orderStatus: FixOrderStatus
  /** Tag 102: 0 too late, 1 unknown order, 3 already pending, 6 duplicate clOrdId, 99 other. */
  rejectReason: number
  transactTime: number
  text?: string
}

/** Message type 35=j: the other side's application could not accept a message of ours. */
export interface BusinessReject {
  kind: 'business-reject'
  /** The sequence number of the refused message; 0 when not sent. */
  refSeq: number
  refType: string
  /** Tag 379: the clOrdId of the refused message, when it has one. */
  refId: string
  /** Tag 380: 0 other, 1 unknown id, 2 unknown security, 3 unsupported type, 4 not available, 5 field missing. */
  reason: number
  text?: string
}

/** Message type 35=3: the other side's session found a message of ours malformed. */
export interface SessionReject {
  kind: 'session-reject'
  refSeq: number
  refType: string
  refTag: number
  reason: number
  text?: string
}

/** A sound message that we cannot read. It is recorded and listed, never lost. */
export interface UnreadableMessage {
  kind: 'unreadable'
  type: string
  reason: string
  /** The message with '|' as separator. */
  raw: string
}

export type FromCounter =
  NewOrderSingle | OrderCancelRequest | OrderStatusRequest | DesignationRequest | DesignationStatusRequest
export type FromExchange =
  ExecutionReport | OrderCancelReject | DesignationReport | BusinessReject | SessionReject | UnreadableMessage
