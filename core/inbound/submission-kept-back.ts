/**
 * The gateway did not send an order, because its trading unit was paused or replaced, or a kill switch was set, before it left.
 * So it has never been at the exchange and never will be under this clOrdId. A blocked order is refused and frees its hold. Any
 * other moves to another running unit under a new clOrdId, or waits for its own. A repeated report counts once.
 */
import type { Change } from '../books/changes/change.ts'
import type { Books } from '../books/books.ts'
import type { Order } from '../books/orders.ts'
import { blockOf } from '../procedures/orders/blocks.ts'
import { reEnter } from '../procedures/orders/re-enter.ts'
import { isUnitRunning, routeOf } from '../procedures/orders/route-order.ts'
import { defineInbound } from '../frame/define-inbound.ts'
import { nextClOrdId } from '../books/cl-ord-id.ts'

export interface SubmissionKeptBack {
  orderId: number
  clOrdId: string
}

export const submissionKeptBack = defineInbound<SubmissionKeptBack>({
  name: 'submission-kept-back',
  keys: ({ orderId }) => [`order:${orderId}`],
  decide(books, { orderId, clOrdId }, meta) {
    const order = books.orders.get(orderId)
    if (order === undefined || order.clOrdId !== clOrdId) return []
    if (order.status === 'pendingCancel') {
      const canceled = { ...order, status: 'canceled', canceledQuantity: order.quantity } as const
      const again = reEnter(books, canceled, { at: meta.at, time: meta.time })
      return [...ended(order, { status: 'canceled' }), ...again]
    }
    if (order.status !== 'pendingNew') return []
    const branchNo = books.clients.get(order.clientNo)?.branchNo ?? 0
    const block = blockOf(books, { ...order, branchNo })
    if (block !== undefined)
      return ended(order, {
        status: 'rejected',
        rejectReason: `trading_blocked ${block.blockKey} ${block.reason}`,
      })
    return goesOver(books, order)
  },
})

function goesOver(books: Books, order: Readonly<Order>): Change[] {
  const { orderId } = order
  const tradingUnit = routeOf(books, order)
  const clOrdId = nextClOrdId(orderId, order.clOrdId)
  if (clOrdId === undefined) return ended(order, { status: 'rejected', rejectReason: 'kept back too often' })
  const waits: Change = { kind: 'advanceOrder', orderId, status: 'queued', tradingUnit }
  return isUnitRunning(books, tradingUnit) ? [waits, { kind: 'releaseOrder', orderId, clOrdId }] : [waits]
}

type End = { status: 'canceled' } | { status: 'rejected'; rejectReason: string }

function ended({ orderId, quantity }: Readonly<Order>, end: End): Change[] {
  const canceled = end.status === 'canceled' ? { canceledQuantity: quantity } : {}
  return [
    { kind: 'advanceOrder', orderId, ...end, ...canceled },
    { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
  ]
}
