/**
 * What an exchange reports about an order: taken, filled, canceled, refused. It is a fact and never refused here. It is
 * compared with its order in everything that both know. A fill that comes before or after a cancel is booked even if it
 * overdraws. A repeated report counts once. A report about another order than ours, or about none, goes on the list of unplaced
 * facts. Where figures do not fit, the exchange is asked.
 *
 * The order ends when filled + canceled reach its quantity, in whatever sequence the reports come.
 */
import type { Market } from '../base/market.ts'
import { MAX_FEN, MAX_SHARES, type Price, type Shares } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import { isDoubted } from '../books/doubts.ts'
import { exchangeKey, isEnded, mayBecome, type Order } from '../books/orders.ts'
import type { Meta } from '../frame/meta.ts'
import { bookFill } from '../procedures/trades/book-fill.ts'
import { disagreementOf, misfitOf, type Told } from '../procedures/trades/report-against-order.ts'
import { earlierSubmission, ownOrderId, reportedOrder } from '../procedures/trades/reported-order.ts'
import { holdAfter } from '../procedures/freezes/hold-after.ts'
import { reEnter } from '../procedures/orders/re-enter.ts'
import { unplacedFact } from '../procedures/trades/unplaced-fact.ts'
import { defineInbound } from '../frame/define-inbound.ts'
import type { OrderStatus } from '../words/order-status.ts'

export interface ExecutionReport {
  /** The market of the line. */
  market: Market
  /** The trading unit in the report, or else the line's. */
  tradingUnit: string
  /** The id of the order or of the cancel. */
  clOrdId: string
  kind: 'accepted' | 'filled' | 'canceled' | 'rejected' | 'cancel-rejected'
  exchangeOrderId: string
  /** Present for fills only. */
  tradeNo: string
  price: Price
  quantity: Shares
  /** Present for cancels only: the quantity taken out. When absent it is what was not filled. */
  canceledQuantity?: Shares
  reason: string
  /** The exchange already has this submission; the order continues. */
  isDuplicate: boolean
  told?: Told
}

/** The longest number that others may give. The longest known number of an exchange has 16 characters. */
export const MAX_FOREIGN_ID = 64

export const executionReport = defineInbound<ExecutionReport>({
  name: 'execution-report',
  keys: (report, books) => {
    const orderId = ownOrderId(books, report.clOrdId)
    if (orderId !== undefined) return [`order:${orderId}`]
    return report.exchangeOrderId === '' || !isForeignId(report.exchangeOrderId)
      ? []
      : [`exchange-order:${exchangeKey(report.market, report.exchangeOrderId)}`]
  },
  decide(books, report, meta) {
    const order = reportedOrder(books, report)
    const problem = problemOf(books, order, report)
    if (problem !== undefined || order === undefined) {
      const about = order?.orderId ?? earlierSubmission(books, report)
      return [
        unplacedFact(books, {
          source: 'execution-report',
          reason: problem ?? 'unknown order',
          content: report,
          told: {
            at: meta.at,
            orderId: about,
          },
        }),
      ]
    }
    const isFoundAlive = order.status === 'queued' && report.kind !== 'rejected'
    const placed = isFoundAlive ? { ...order, tradingUnit: report.tradingUnit } : order
    const changes = [
      ...(placed.tradingUnit === order.tradingUnit ? [] : [movedBack(placed)]),
      ...decideBy(books, placed, report, meta),
    ]
    const reasons =
      isFoundAlive && changes.length > 0 ? ['booked, but the order was taken for never sent'] : []
    const misfit = misfitAfter(books, order, report, changes)
    return numbered([
      ...changes,
      ...[...reasons, ...misfit.reasons].map(reason =>
        unplacedFact(books, {
          source: 'execution-report',
          reason,
          content: report,
          told: { at: meta.at, orderId: order.orderId },
        }),
      ),
      ...misfit.asked,
    ])
  },
})

/** Why the report is not placed at all. */
function problemOf(
  books: Books,
  order: Readonly<Order> | undefined,
  report: ExecutionReport,
): string | undefined {
  if (order === undefined)
    return earlierSubmission(books, report) === undefined ? 'unknown order' : 'of an earlier submission'
  if (order.clOrdId === '') return 'the order was never sent'
  if (!isForeignId(report.tradeNo) || !isForeignId(report.exchangeOrderId)) return 'a number that can be none'
  if (!isPlausible(report)) return 'impossible figures'
  const { market, told, kind, price } = report
  const tradingUnit = order.status === 'queued' ? order.tradingUnit : report.tradingUnit
  const same = { market, tradingUnit, ...(told === undefined ? {} : { told }) }
  return disagreementOf(books, order, kind === 'filled' ? { ...same, price } : same)
}

/** Printable, and not longer than a number of an exchange. */
const isForeignId = (id: string): boolean => id.length <= MAX_FOREIGN_ID && /^[\x20-\x7e]*$/.test(id)

function decideBy(books: Books, order: Readonly<Order>, report: ExecutionReport, meta: Meta): Change[] {
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
}

/** The order lives at the unit to which it was sent, not at the one it was to move to. */
const movedBack = ({ orderId, tradingUnit }: Readonly<Order>): Change => ({
  kind: 'advanceOrder',
  orderId,
  tradingUnit,
})

/** Lists figures that do not fit, once while they do not. The answer to a question does not lead to another question. */
function misfitAfter(
  books: Books,
  order: Readonly<Order>,
  { kind, quantity, told = {} }: ExecutionReport,
  changes: readonly Change[],
): { reasons: string[]; asked: Change[] } {
  const isBooked = changes.some(change => change.kind === 'recordTrade')
  const isNews = isBooked || told.isAnswer === true || (kind === 'canceled' && !isEnded(order.status))
  // A known fill shows the state at that time.
  const reason =
    kind === 'filled' && !isBooked
      ? undefined
      : misfitOf(order, order.filledQuantity + (isBooked ? quantity : 0), told, isNews)
  if (reason === undefined || isDoubted(books, order.orderId, reason)) return { reasons: [], asked: [] }
  const { orderId } = order
  return { reasons: [reason], asked: told.isAnswer === true ? [] : [{ kind: 'askOrder', orderId }] }
}

/** Gives each row of the list a number of its own. */
function numbered(changes: readonly Change[]): Change[] {
  let more = 0
  return changes.map(change =>
    change.kind === 'insert' && change.table === 'unplaced'
      ? { ...change, row: { ...change.row, unplacedNo: change.row.unplacedNo + more++ } }
      : change,
  )
}

/** True for figures that an order of ours could have. Others would break the books instead of describing them. */
function isPlausible({ kind, price, quantity, tradeNo, canceledQuantity }: ExecutionReport): boolean {
  if (kind === 'canceled') return canceledQuantity === undefined || isQuantity(canceledQuantity)
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
  if (order.status === 'pendingNew' || order.status === 'queued')
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

/** The confirmed quantity may come before fills that were made earlier; the order still waits for those. */
function canceled(books: Books, order: Readonly<Order>, report: ExecutionReport, meta: Meta): Change[] {
  const told =
    report.canceledQuantity ?? Math.max(0, order.quantity - (report.told?.cumulative ?? order.filledQuantity))
  // An order that was filled whole has nothing left to cancel.
  if (told === 0) return []
  if (isEnded(order.status)) {
    const isRepeat = order.status === 'canceled' && order.canceledQuantity === told
    return isRepeat ? [] : [notPlaced(books, order, 'canceled, but the order had ended', report, meta)]
  }
  const canceledQuantity = Math.min(told, order.quantity - order.filledQuantity)
  const isComplete = order.filledQuantity + canceledQuantity >= order.quantity
  const status: OrderStatus = isComplete ? 'canceled' : 'pendingCancel'
  const confirmed = { ...order, status, canceledQuantity }
  const again = isComplete ? reEnter(books, confirmed, { at: meta.at, time: meta.time }) : []
  return [...advance(books, order, { status, canceledQuantity }), ...again]
}

function rejected(books: Books, order: Readonly<Order>, report: ExecutionReport, meta: Meta): Change[] {
  if (report.isDuplicate) return accepted(order, report)
  if (order.status === 'rejected') return []
  // The state stays although the fill was taken back.
  if (!mayBecome(order.status, 'rejected') || order.filledQuantity > 0)
    return [notPlaced(books, order, 'rejected, but the exchange had taken the order', report, meta)]
  return advance(books, order, { status: 'rejected', rejectReason: report.reason })
}

function cancelRejected(order: Readonly<Order>, report: ExecutionReport): Change[] {
  if (order.status !== 'pendingCancel' || report.clOrdId !== order.cancelClOrdId) return []
  const status: OrderStatus = order.filledQuantity > 0 ? 'partiallyFilled' : 'new'
  const whole = order.cancelQuantity === 0 ? {} : { cancelQuantity: 0 }
  return [{ kind: 'advanceOrder', orderId: order.orderId, status, rejectReason: report.reason, ...whole }]
}

function notPlaced(
  books: Books,
  { orderId }: Readonly<Order>,
  reason: string,
  report: ExecutionReport,
  meta: Meta,
): Change {
  return unplacedFact(books, {
    source: 'execution-report',
    reason,
    content: report,
    told: { at: meta.at, orderId },
  })
}

function advance(books: Books, order: Readonly<Order>, figures: Partial<Order>): Change[] {
  const { orderId } = order
  const { cash, shares } = holdAfter(books, { ...order, ...figures })
  return [
    { kind: 'advanceOrder', orderId, ...figures },
    { kind: 'setOrderHold', orderId, cash, shares },
  ]
}
