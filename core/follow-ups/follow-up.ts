/** Runs all follow-ups of a decision that has been applied. */
import { inOrder } from '../base/in-order.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import { FOLLOW_UPS } from './registry.generated.ts'

const IN_ORDER = inOrder(FOLLOW_UPS)

/** `apply` puts changes into the books. */
export function followUp(
  books: Books,
  decided: readonly Change[],
  apply: (changes: readonly Change[]) => void,
): void {
  let changes = decided
  for (const { of } of IN_ORDER) {
    const more = of(books, changes)
    if (more.length === 0) continue
    apply(more)
    changes = [...changes, ...more]
  }
}
