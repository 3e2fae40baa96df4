/** What parts of a decision would do: each sees what the ones before it would have left, and the books stay as they are. */
import type { Books } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import { copyOnWrite } from '../books/copy-on-write.ts'
import type { Part } from './rejection.ts'

export interface DryRun {
  /** As they would be now. */
  readonly books: Books
  readonly run: (part: Part) => void
}

export function dryRun(books: Books): DryRun {
  const copy = copyOnWrite(books)
  return { books: copy, run: part => applyChanges(copy, part(copy)) }
}
