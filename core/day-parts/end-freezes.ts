/**
 * Ends freezes that last one day, and those that are no longer in force when the next day opens (a last date may be a Sunday).
 */
import type { Freeze } from '../books/tables/freezes/freeze.ts'
import type { Books } from '../books/books.ts'
import { defineDayPart } from './define-day-part.ts'
import { tomorrow } from './tomorrow.ts'

export const endFreezes = defineDayPart({
  name: 'end-freezes',
  after: ['fall-due'],
  of: (books, client) =>
    client.freezes
      .filter(freeze => isOver(books, freeze))
      .map(freeze => ({ kind: 'setFreeze', freeze: { ...freeze, effective: 0, status: 'expired' } })),
})

function isOver(books: Books, { status, term, expiresOn }: Readonly<Freeze>): boolean {
  return status === 'in-force' && (term === 'day' || (expiresOn !== null && expiresOn < tomorrow(books)))
}
