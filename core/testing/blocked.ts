/** Books with a kill switch set (or lifted again), for tests. */
import { applyChanges } from '../books/changes/change.ts'
import type { MutableBooks } from '../books/books.ts'
import { books, settled, type BookSpec } from './books.ts'

export function withBlock(blockKey: string, isSet = true, spec: BookSpec | MutableBooks = {}): MutableBooks {
  const built = 'counters' in spec ? spec : books(spec)
  applyChanges(built, [
    { kind: 'insert', table: 'block', row: { blockKey, isSet, reason: '异常', setBy: 1001, setAt: 0 } },
  ])
  return settled(built)
}
