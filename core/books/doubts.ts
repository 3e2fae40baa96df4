/**
 * Orders in doubt: the exchange has reported something about them that does not fit, and nobody has decided yet. The set follows
 * from the facts on the unplaced list that name an order and are not booked. It is kept beside the list so that a new fact need
 * not search it.
 */
import type { Books, MutableBooks } from './books.ts'
import type { UnplacedFact } from './tables/trades/unplaced.ts'

/** A fact that was booked is only listed for a person to see. The state of its order is certain. */
export const isDoubt = ({ orderId, reason, resolvedBy }: Readonly<UnplacedFact>): boolean =>
  orderId !== undefined && resolvedBy === null && !reason.startsWith('booked')

/** Called for each row of the list when it is added, resolved or loaded. */
export function noteDoubt(books: MutableBooks, fact: Readonly<UnplacedFact>): void {
  const { orderId } = fact
  if (orderId === undefined) return
  if (isDoubt(fact)) {
    const reasons = books.doubts.get(orderId) ?? new Set<string>()
    books.doubts.set(orderId, reasons.add(fact.reason))
    return
  }
  if (!books.doubts.has(orderId)) return
  const left = [...books.unplaced.values()].filter(other => other.orderId === orderId && isDoubt(other))
  if (left.length === 0) books.doubts.delete(orderId)
  else books.doubts.set(orderId, new Set(left.map(({ reason }) => reason)))
}

export function isDoubted(books: Books, orderId: number, reason: string): boolean {
  return books.doubts.get(orderId)?.has(reason) === true
}
