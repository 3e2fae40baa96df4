/** Outside differences that are not on the list yet, that have changed since they were listed, or that a run which is taken back had listed. */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import type { OutsideDifference } from '../../frame/gathered.ts'

export function newDifferences(books: Books, differences: readonly OutsideDifference[]): Change[] {
  const { businessDate } = books.day
  return differences
    .map((difference): Discrepancy => ({
      ...difference,
      discrepancyKey: `${businessDate}/${difference.kind}/${difference.subject}`,
      businessDate,
      resolution: 'open',
      resolvedBy: null,
    }))
    .filter(({ discrepancyKey, ours, theirs }) => {
      const known = books.discrepancies.get(discrepancyKey)
      return known?.ours !== ours || known.theirs !== theirs || known.resolution === 'corrected'
    })
    .map(row => saved('discrepancy', books.discrepancies.get(row.discrepancyKey), row))
}
