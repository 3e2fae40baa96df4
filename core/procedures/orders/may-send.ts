/**
 * Whether a message may leave now. The gateway asks before it numbers a message, again right before it writes, and before a
 * resend. A cancel may always leave, because it can only reduce the risk; so may a status request, and a designation, which
 * trades nothing.
 */
import type { Books } from '../../books/books.ts'
import type { Outgoing, OutgoingOrder } from '../../books/outgoing.ts'
import { isEnded } from '../../books/orders.ts'
import { blockOf, type Blockable } from './blocks.ts'
import { isUnitRunning } from './route-order.ts'

export function maySend(books: Books, outgoing: Outgoing): boolean {
  if (outgoing.kind !== 'new-order') return true
  const order = books.orders.get(outgoing.orderId)
  // The order has ended or leaves another way, so an older row of it must not leave with a resend.
  if (order !== undefined && (isEnded(order.status) || order.clOrdId !== outgoing.clOrdId)) return false
  return isUnitRunning(books, outgoing.tradingUnit) && blockOf(books, ownerOf(books, outgoing)) === undefined
}

/** A row that was read back does not name its owner. The books know it while the client is in memory. */
function ownerOf(books: Books, outgoing: OutgoingOrder): Blockable {
  const { tradingUnit } = outgoing
  if (outgoing.clientNo !== undefined && outgoing.branchNo !== undefined)
    return { clientNo: outgoing.clientNo, branchNo: outgoing.branchNo, tradingUnit }
  const clientNo = books.orders.get(outgoing.orderId)?.clientNo ?? 0
  return { clientNo, branchNo: books.clients.get(clientNo)?.branchNo ?? 0, tradingUnit }
}
