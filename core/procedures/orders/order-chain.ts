/**
 * Orders that a part cancel has made of one: the first, and those that continue its commission. Fees are computed on what
 * all of them were filled for together, so a client never pays the minimum twice for having canceled a part.
 */
import type { Books } from '../../books/books.ts'
import { isEnded, type Order } from '../../books/orders.ts'
import type { Fen } from '../../base/money.ts'
import { addFees, NO_FEES, type Fees } from '../../rules/fees.ts'

/** What the other orders of the chain were filled for and charged. */
export interface Elsewhere {
  filledAmount: Fen
  fees: Readonly<Fees>
}

export const NOTHING_ELSEWHERE: Elsewhere = { filledAmount: 0, fees: NO_FEES }

export function firstOf(order: Pick<Order, 'orderId' | 'continues'>): number {
  return order.continues === 0 ? order.orderId : order.continues
}

/** The other orders of its chain that are not ended. */
export function openInChain(books: Books, order: Readonly<Order>): Readonly<Order>[] {
  if (order.continues === 0 && order.cancelQuantity === 0) return []
  return [...(books.clients.get(order.clientNo)?.orders ?? [])].flatMap(orderId => {
    const other = books.orders.get(orderId)
    const isOpen = other !== undefined && orderId !== order.orderId && !isEnded(other.status)
    return isOpen && firstOf(other) === firstOf(order) ? [other] : []
  })
}

/** `instead` is one of the others as it stands after the decision under way. */
export function elsewhereInChain(books: Books, order: Readonly<Order>, instead?: Readonly<Order>): Elsewhere {
  if (order.continues === 0 && order.cancelQuantity === 0) return NOTHING_ELSEWHERE
  const first = firstOf(order)
  let { filledAmount, fees } = NOTHING_ELSEWHERE
  for (const orderId of books.clients.get(order.clientNo)?.orders ?? []) {
    const other = orderId === instead?.orderId ? instead : books.orders.get(orderId)
    if (other === undefined || orderId === order.orderId || firstOf(other) !== first) continue
    filledAmount += other.filledAmount
    fees = addFees(fees, other.fees)
  }
  return { filledAmount, fees }
}
