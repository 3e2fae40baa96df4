/** Orders and trades. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market, Side } from '../base/market.ts'
import type { Fen, Price, Shares } from '../base/money.ts'
import type { Fees } from '../rules/fee-sums.ts'
import type { OrderType } from '../rules/parameters.ts'
import { orderIdOf } from './cl-ord-id.ts'
import type { Channel } from '../words/channel.ts'
import { ENDED_STATUSES, type OrderStatus } from '../words/order-status.ts'

/**
 * The states of an order (FIX names) with all their transitions. Any other transition is refused and listed.
 *
 *   queued          → pendingNew (released to the gateway) | canceled (inside) | rejected (re-check) | expired (day end)
 *                     | new, partiallyFilled, filled, pendingCancel (the exchange has it although it seemed never sent)
 *   pendingNew      → new | partiallyFilled | filled | rejected | canceled | expired | pendingCancel | queued (kept back, not sent)
 *   new             → partiallyFilled | filled | pendingCancel | canceled | rejected | expired
 *   partiallyFilled → partiallyFilled | filled | pendingCancel | canceled | expired
 *   pendingCancel   → pendingCancel (fills go on) | filled | canceled | expired | new or partiallyFilled (cancel refused)
 *   filled          → canceled, when the depository's record takes a fill of it back at the day end
 *   filled, canceled, rejected, expired: the end. A later fill is a fact: it is booked and listed.
 */
const TRANSITIONS: Record<OrderStatus, readonly OrderStatus[]> = {
  queued: [
    'pendingNew',
    'canceled',
    'rejected',
    'expired',
    'new',
    'partiallyFilled',
    'filled',
    'pendingCancel',
  ],
  pendingNew: [
    'new',
    'partiallyFilled',
    'filled',
    'rejected',
    'canceled',
    'expired',
    'pendingCancel',
    'queued',
  ],
  new: ['partiallyFilled', 'filled', 'pendingCancel', 'canceled', 'rejected', 'expired'],
  partiallyFilled: ['partiallyFilled', 'filled', 'pendingCancel', 'canceled', 'expired'],
  pendingCancel: ['pendingCancel', 'filled', 'canceled', 'expired', 'new', 'partiallyFilled', 'rejected'],
  filled: ['canceled'],
  canceled: [],
  rejected: [],
  expired: [],
}

export function mayBecome(from: OrderStatus, to: OrderStatus): boolean {
  return TRANSITIONS[from].includes(to)
}

const ENDED: ReadonlySet<OrderStatus> = new Set(ENDED_STATUSES)

export function isEnded(status: OrderStatus): boolean {
  return ENDED.has(status)
}

export interface Order {
  orderId: number
  tradeDate: BusinessDate
  clientNo: number
  cashAccountNo: number
  securitiesAccountId: string
  /** 0 for the purchase of a security that the client does not hold yet. */
  holdingNo: number
  instrumentNo: number
  market: Market
  tradingUnit: string
  side: Side
  orderType: OrderType
  /** The limit, or a market order's protective price; 0 where it has none. */
  price: Price
  quantity: Shares
  channel: Channel
  tellerNo: number
  enteredAt: number
  /** The `holdCash` of a sell is the money by which its fees may exceed the proceeds. */
  holdCash: Fen
  holdShares: Shares
  status: OrderStatus
  clOrdId: string
  cancelClOrdId: string
  exchangeOrderId: string
  filledQuantity: Shares
  filledAmount: Fen
  /** The accrued interest within the amount, for bonds quoted clean; absent where there is none. It is the sum over the order's trades and is not stored. */
  filledInterest?: Fen
  canceledQuantity: Shares
  /** The fees charged so far, by kind. */
  fees: Fees
  /** The price at which the hold is calculated. It is chosen when the order is entered. */
  holdPrice: Price
  rejectReason: string
  /** The quantity that a part cancel takes out; 0 means the whole rest. If the exchange cancels more, the surplus is entered again. */
  cancelQuantity: Shares
  /** After part cancels, the first order of the chain whose commission this order continues; 0 where this order is the first. */
  continues: number
  /** The client's branch and class when it was booked. */
  branchNo: number
  clientClass: string
}

/** Sums up the accrued interest of orders that have just been read; `trades` are all of theirs. */
export function noteInterest(orders: readonly Order[], trades: readonly Readonly<Trade>[]): void {
  const sums = new Map<number, Fen>()
  for (const { orderId, accruedInterest } of trades)
    if (accruedInterest !== 0) sums.set(orderId, (sums.get(orderId) ?? 0) + accruedInterest)
  if (sums.size === 0) return
  for (const order of orders) {
    const sum = sums.get(order.orderId)
    if (sum !== undefined) order.filledInterest = sum
  }
}

/** What is still known of a client's ended orders after they have left memory; absent where none has. See past-orders.ts. */
export interface PastOrders {
  count: number
  /** 'tradeDate/instrumentNo/side' → what was filled, and what that comes to at the prices of the holds. */
  filled: Map<string, { quantity: Shares; amount: Fen }>
  /** The times of entry of the orders of the last second. */
  justEntered: number[]
}

/** An order that reached the exchange by another path: it has the exchange's number, and a clOrdId that is not ours. */
export function isSupplement(order: Pick<Order, 'orderId' | 'clOrdId' | 'exchangeOrderId'>): boolean {
  return order.exchangeOrderId !== '' && orderIdOf(order.clOrdId) !== order.orderId
}

/** The key by which reports with a foreign clOrdId are found: 'XSHG/X123'. */
export function exchangeKey(market: Market, exchangeOrderId: string): string {
  return `${market}/${exchangeOrderId}`
}

export interface Trade {
  /** 'tradeDate/market/partition/tradeNo/side'. A trade that comes twice is recorded once by this key. */
  tradeKey: string
  tradeSeq: number
  tradeDate: BusinessDate
  market: Market
  tradeNo: string
  orderId: number
  clientNo: number
  cashAccountNo: number
  holdingNo: number
  securitiesAccountId: string
  instrumentNo: number
  tradingUnit: string
  side: Side
  price: Price
  quantity: Shares
  amount: Fen
  /** The part of the amount that is a bond's accrued interest. */
  accruedInterest: Fen
  fees: Fees
  settlementDate: BusinessDate
  tradedAt: number
  settledOn: BusinessDate | null
  clearingRun: number
  /** The client's branch and class when it was booked. */
  branchNo: number
  clientClass: string
}

export function tradeKey(
  tradeDate: BusinessDate,
  market: Market,
  partition: string,
  tradeNo: string,
  side: Side,
): string {
  return `${tradeDate}/${market}/${partition}/${tradeNo}/${side}`
}
