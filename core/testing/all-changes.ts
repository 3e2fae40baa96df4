/** All changes of a decision, those of its parts included; the parts run on a copy. */
import type { MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import type { Accepted } from '../frame/rejection.ts'
import { copyOf } from './books.ts'

export function allChanges(books: MutableBooks, { changes, parts = [] }: Accepted<unknown>): Change[] {
  const seen = copyOf(books)
  return [() => changes, ...parts].flatMap(part => {
    const decided = part(seen)
    applyChanges(seen, decided)
    return decided
  })
}
