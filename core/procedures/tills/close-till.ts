/** Counts and closes a till: the sum of the count, its difference to the books, and the record of it. */
import type { Currency, Fen } from '../../base/money.ts'
import { formatFen } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { inForce } from '../../rules/parameters.ts'
import { cashIn, openedTill, refuseClosedTill, tillAccount, tillToday, type TillOf } from './till.ts'

export const COUNT_REFUSALS = ['till_closed', 'unknown_denomination', 'denomination_twice'] as const

export interface CountedFace {
  face: Fen
  pieces: number
}

export interface TillCount {
  inBooks: Fen
  counted: Fen
  /** Counted minus booked, in minor units: above zero the till is over (长款), below it is short (短款). */
  difference: Fen
  denominations: Record<string, number>
}

export function countTill(
  books: Books,
  owner: TillOf,
  counts: readonly CountedFace[],
): TillCount | Rejection<(typeof COUNT_REFUSALS)[number]> {
  const closed = refuseClosedTill(books, owner, 'currency')
  if (closed !== undefined) return closed
  const faces = new Set(facesOf(books, owner.currency))
  const denominations: Record<string, number> = {}
  let counted = 0
  for (const { face, pieces } of counts) {
    if (!faces.has(face)) return reject('unknown_denomination', 'counts', { face: formatFen(face) })
    if (denominations[face] !== undefined)
      return reject('denomination_twice', 'counts', { face: formatFen(face) })
    denominations[face] = pieces
    counted += face * pieces
  }
  const inBooks = cashIn(books, tillAccount(owner))
  return { inBooks, counted, difference: counted - inBooks, denominations }
}

function facesOf(books: Books, currency: Currency): readonly Fen[] {
  return inForce(books.parameters.denominations, currency, books.day.businessDate)?.faces ?? []
}

/** A till that had no cash movement today is opened and closed at once. */
export function closedTill(
  books: Books,
  owner: TillOf,
  { count, at }: { count: TillCount; at: number },
): Change {
  const known = tillToday(books, owner)
  const today = known ?? openedTill(books, owner, at)
  return {
    kind: known === undefined ? 'insert' : 'update',
    table: 'till',
    row: {
      ...today,
      status: 'closed',
      closing: count.inBooks,
      counted: count.counted,
      difference: count.difference,
      denominations: count.denominations,
      closedAt: at,
    },
  }
}
