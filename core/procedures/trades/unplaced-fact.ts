/** A fact that fits no order is listed for a person to resolve, and never stops the line. */
import { takeNumber } from '../../books/counters.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Meta } from '../../frame/meta.ts'

export function unplacedFact(
  books: Books,
  {
    source,
    reason,
    content,
    told: { at, orderId },
  }: {
    source: string
    reason: string
    content: unknown
    told: Pick<Meta, 'at'> & { orderId?: number | undefined }
  },
): Change {
  return {
    kind: 'insert',
    table: 'unplaced',
    row: {
      unplacedNo: takeNumber(books, 'unplacedNo'),
      businessDate: books.day.businessDate,
      source,
      reason: reason.replaceAll('\u0000', '␀').slice(0, MAX_REASON),
      content: bounded(typeof content === 'string' ? content : JSON.stringify(content)),
      receivedAt: at,
      resolvedBy: null,
      ...(orderId === undefined ? {} : { orderId }),
    },
  }
}

/** Characters. People read the list and it is kept in memory, so a longer text is cut. */
const MAX_CONTENT = 2_000
const MAX_REASON = 300

/** PostgreSQL texts cannot contain the zero character. */
function bounded(told: string): string {
  const content = told.replaceAll('\u0000', '␀')
  return content.length <= MAX_CONTENT ? content : `${content.slice(0, MAX_CONTENT)}… (${content.length})`
}
