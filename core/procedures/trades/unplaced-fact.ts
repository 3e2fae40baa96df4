/** A fact that found no place: it is listed for a person to resolve, and never stops the line. */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Meta } from '../../functions/meta.ts'

export function unplacedFact(
  books: Books,
  source: string,
  reason: string,
  content: unknown,
  meta: Pick<Meta, 'at'>,
): Change {
  return {
    kind: 'put',
    table: 'unplaced',
    row: {
      unplacedNo: books.counters.unplacedNo,
      businessDate: books.day.businessDate,
      source,
      reason,
      content: typeof content === 'string' ? content : JSON.stringify(content),
      receivedAt: meta.at,
      resolvedBy: null,
    },
  }
}
