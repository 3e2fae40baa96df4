/**
 * May this leave now? Asked by the gateway before it numbers a message, again right before the socket, and before a
 * resend. A cancel always may: it can only lower what is at stake; so may a question.
 */
import type { Books } from '../../books/books.ts'
import type { Outgoing } from '../../books/outgoing.ts'
import { isEnded } from '../../books/orders.ts'
import { blockOf, type Blockable } from './blocks.ts'
import { isUnitRunning } from './route-order.ts'

export function maySend(books: Books, outgoing: Outgoing): boolean {
  if (outgoing.kind !== 'new-order') return true
  const order = books.orders.get(outgoing.orderId)
  // It has ended, or goes another way: an older row of it must not leave with a resend.
  if (order !== undefined && (isEnded(order.status) || order.clOrdId !== outgoing.clOrdId)) return false
  return isUnitRunning(books, outgoing.tradingUnit) && blockOf(books, ownerOf(books, outgoing)) === undefined
}

/** A row that was read back does not say whose it is; the books know, while they hold the client. */
function ownerOf(books: Books, outgoing: Outgoing): Blockable {
  const { tradingUnit } = outgoing
  if (outgoing.clientNo !== undefined && outgoing.branchNo !== undefined)
    return { clientNo: outgoing.clientNo, branchNo: outgoing.branchNo, tradingUnit }
  const clientNo = books.orders.get(outgoing.orderId)?.clientNo ?? 0
  return { clientNo, branchNo: books.clients.get(clientNo)?.branchNo ?? 0, tradingUnit }
}
