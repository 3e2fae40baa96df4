/**
 * The orders that part cancels made from one: the first, and those that continue its commission. The commission is computed on
 * what all of them were filled for together, so a client does not pay the minimum twice for canceling a part. Taxes and the
 * fees of exchange, depository and regulator are charged per order.
 */
import type { Books } from '../../books/books.ts'
import { isEnded, type Order } from '../../books/orders.ts'
import { addFees, NOTHING_ELSEWHERE, type Elsewhere } from '../../rules/fee-sums.ts'

export function firstOf(order: Pick<Order, 'orderId' | 'continues'>): number {
  return order.continues === 0 ? order.orderId : order.continues
}

/** The other orders of the chain that have not ended. */
export function openInChain(books: Books, order: Readonly<Order>): Readonly<Order>[] {
  if (order.continues === 0 && order.cancelQuantity === 0) return []
  return [...(books.clients.get(order.clientNo)?.orders ?? [])].flatMap(orderId => {
    const other = books.orders.get(orderId)
    const isOpen = other !== undefined && orderId !== order.orderId && !isEnded(other.status)
    return isOpen && firstOf(other) === firstOf(order) ? [other] : []
  })
}

/** `instead` is one of the others as it stands after the present decision. */
export function elsewhereInChain(books: Books, order: Readonly<Order>, instead?: Readonly<Order>): Elsewhere {
  if (order.continues === 0 && order.cancelQuantity === 0) return NOTHING_ELSEWHERE
  const first = firstOf(order)
  let { filledAmount, filledInterest, fees } = NOTHING_ELSEWHERE
  for (const orderId of books.clients.get(order.clientNo)?.orders ?? []) {
    const other = orderId === instead?.orderId ? instead : books.orders.get(orderId)
    if (other === undefined || orderId === order.orderId || firstOf(other) !== first) continue
    filledAmount += other.filledAmount
    filledInterest += other.filledInterest ?? 0
    fees = addFees(fees, other.fees)
  }
  return { filledAmount, filledInterest, fees }
}
