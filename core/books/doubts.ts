/**
 * Orders in doubt: what the exchange told of them does not fit, and nobody has decided yet. It follows from the facts on the
 * unplaced list that name an order and are not booked; kept beside it so that a fact need not look through the list.
 */
import type { Books, MutableBooks } from './books.ts'
import type { UnplacedFact } from './tables/trades/unplaced.ts'

/** What was booked all the same is listed for a person to see; the order's state is certain. */
export const isDoubt = ({ orderId, reason, resolvedBy }: Readonly<UnplacedFact>): boolean =>
  orderId !== undefined && resolvedBy === null && !reason.startsWith('booked')

/** Called for each row of the list as it comes, is resolved or is loaded. */
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
