/**
 * What an exchange tells of an order: taken, filled, canceled, refused. A fact, never refused here: a fill that overtakes or
 * follows a cancel is booked even if it overdraws; twice is once; what finds no order goes on the unplaced list.
 *
 * The order ends when filled + canceled reach its quantity, in whatever order the reports come.
 */
import type { Market } from '../base/market.ts'
import { MAX_FEN, MAX_SHARES, type Price, type Shares } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import { isCancelId, orderIdOf } from '../books/cl-ord-id.ts'
import { exchangeKey, isEnded, mayBecome, type Order, type OrderStatus } from '../books/orders.ts'
import type { Meta } from '../functions/meta.ts'
import { bookFill } from '../procedures/trades/book-fill.ts'
import { holdAfter } from '../procedures/freezes/hold-after.ts'
import { reEnter } from '../procedures/orders/re-enter.ts'
import { unplacedFact } from '../procedures/trades/unplaced-fact.ts'
import { defineInbound } from './define-inbound.ts'

export interface ExecutionReport {
  market: Market
  tradingUnit: string
  /** The order's or the cancel's. */
  clOrdId: string
  kind: 'accepted' | 'filled' | 'canceled' | 'rejected' | 'cancel-rejected'
  exchangeOrderId: string
  /** Fills only. */
  tradeNo: string
  price: Price
  quantity: Shares
  /** Cancels only: what was taken out. */
  canceledQuantity: Shares
  reason: string
  /** The same submission had come before: it is there already, the order goes on. */
  isDuplicate: boolean
}

export const executionReport = defineInbound<ExecutionReport>({
  name: 'execution-report',
  keys: (report, books) => {
    const orderId = ownOrderId(books, report.clOrdId)
    if (orderId !== undefined) return [`order:${orderId}`]
    return report.exchangeOrderId === ''
      ? []
      : [`exchange-order:${exchangeKey(report.market, report.exchangeOrderId)}`]
  },
  decide(books, report, meta) {
    const order = orderOf(books, report)
    if (order === undefined || order.tradingUnit !== report.tradingUnit)
      return [unplacedFact(books, 'execution-report', 'unknown order', report, meta)]
    if (order.clOrdId === '')
      return [unplacedFact(books, 'execution-report', 'the order was never sent', report, meta)]
    if (!isPlausible(report))
      return [unplacedFact(books, 'execution-report', 'impossible figures', report, meta)]
    switch (report.kind) {
      case 'accepted':
        return accepted(order, report)
      case 'filled':
        return bookFill(books, order, report, meta)
      case 'canceled':
        return canceled(books, order, report, meta)
      case 'rejected':
        return rejected(books, order, report, meta)
      case 'cancel-rejected':
        return cancelRejected(order, report)
      default:
        return report.kind satisfies never
    }
  },
})

/** By the number in a clOrdId of ours; else, for an order that went another way, by the exchange's number. */
function orderOf(
  books: Books,
  { market, clOrdId, exchangeOrderId }: ExecutionReport,
): Readonly<Order> | undefined {
  const orderId = ownOrderId(books, clOrdId) ?? books.supplements.get(exchangeKey(market, exchangeOrderId))
  return orderId === undefined ? undefined : books.orders.get(orderId)
}

/** An id from elsewhere may look like ours: then its number is too high, or the order has another one. */
function ownOrderId(books: Books, clOrdId: string): number | undefined {
  const orderId = orderIdOf(clOrdId)
  if (orderId === undefined || orderId >= books.counters.orderId) return undefined
  const order = books.orders.get(orderId)
  const isOwn =
    order === undefined || order.clOrdId === '' || clOrdId === order.clOrdId || isCancelId(clOrdId)
  return isOwn ? orderId : undefined
}

/** Figures that some order of ours could have: what is beyond them would break the books, not describe them. */
function isPlausible({ kind, price, quantity, tradeNo, canceledQuantity }: ExecutionReport): boolean {
  if (kind === 'canceled') return isQuantity(canceledQuantity)
  return (
    kind !== 'filled' ||
    (tradeNo !== '' &&
      isQuantity(quantity) &&
      quantity > 0 &&
      Number.isSafeInteger(price) &&
      price > 0 &&
      price <= MAX_FEN / quantity)
  )
}

const isQuantity = (quantity: Shares): boolean =>
  Number.isSafeInteger(quantity) && quantity >= 0 && quantity <= MAX_SHARES

function accepted(order: Readonly<Order>, report: ExecutionReport): Change[] {
  if (order.status === 'pendingNew')
    return [
      {
        kind: 'advanceOrder',
        orderId: order.orderId,
        status: 'new',
        exchangeOrderId: report.exchangeOrderId,
      },
    ]
  if (order.exchangeOrderId === '' && report.exchangeOrderId !== '')
    return [{ kind: 'advanceOrder', orderId: order.orderId, exchangeOrderId: report.exchangeOrderId }]
  return []
}

/** The confirmed quantity may come before fills that were made earlier: those are still waited for. */
function canceled(books: Books, order: Readonly<Order>, report: ExecutionReport, meta: Meta): Change[] {
  if (isEnded(order.status)) {
    const isRepeat = order.status === 'canceled' && order.canceledQuantity === report.canceledQuantity
    return isRepeat
      ? []
      : [unplacedFact(books, 'execution-report', `canceled, but the order is ${order.status}`, report, meta)]
  }
  const canceledQuantity = Math.min(report.canceledQuantity, order.quantity - order.filledQuantity)
  const isComplete = order.filledQuantity + canceledQuantity >= order.quantity
  const status: OrderStatus = isComplete ? 'canceled' : 'pendingCancel'
  const confirmed = { ...order, status, canceledQuantity }
  const again = isComplete ? reEnter(books, confirmed, meta.at, meta.time) : []
  return [...advance(books, order, { status, canceledQuantity }), ...again]
}

function rejected(books: Books, order: Readonly<Order>, report: ExecutionReport, meta: Meta): Change[] {
  if (report.isDuplicate) return accepted(order, report)
  if (order.status === 'rejected') return []
  // Of a fill that was taken back the state remains.
  if (!mayBecome(order.status, 'rejected') || order.filledQuantity > 0)
    return [
      unplacedFact(books, 'execution-report', `rejected, but the order is ${order.status}`, report, meta),
    ]
  return advance(books, order, { status: 'rejected', rejectReason: report.reason })
}

function cancelRejected(order: Readonly<Order>, report: ExecutionReport): Change[] {
  if (order.status !== 'pendingCancel' || report.clOrdId !== order.cancelClOrdId) return []
  const status: OrderStatus = order.filledQuantity > 0 ? 'partiallyFilled' : 'new'
  const whole = order.cancelQuantity === 0 ? {} : { cancelQuantity: 0 }
  return [{ kind: 'advanceOrder', orderId: order.orderId, status, rejectReason: report.reason, ...whole }]
}

function advance(books: Books, order: Readonly<Order>, figures: Partial<Order>): Change[] {
  const { orderId } = order
  const { cash, shares } = holdAfter(books, { ...order, ...figures })
  return [
    { kind: 'advanceOrder', orderId, ...figures },
    { kind: 'setOrderHold', orderId, cash, shares },
  ]
}
