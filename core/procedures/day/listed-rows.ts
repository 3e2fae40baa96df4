/**
 * Rows of the depository's files that nobody could read, such as those of an unknown code: they stop no file, and each is listed for a
 * person, who carries it by name. A corrected file that no longer has them ends them.
 */
import type { Market } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import type { ListedRow } from '../../frame/gathered.ts'

export interface ListedRows {
  step: `${'E01' | 'E02'}-${Market}`
  listed?: readonly ListedRow[] | undefined
  /** The file takes the place of another. */
  isAnew: boolean
}

export function listRows(books: Books, { step, listed = [], isAnew }: ListedRows): Change[] {
  const rows = listed.map(row => rowOf(books, step, row))
  const keys = new Set(rows.map(({ discrepancyKey }) => discrepancyKey))
  return [
    ...rows
      .filter(row => isNews(books, row))
      .map(row => saved('discrepancy', books.discrepancies.get(row.discrepancyKey), row)),
    ...(isAnew ? gone(books, step, keys) : []),
  ]
}

function rowOf({ day: { businessDate } }: Books, step: string, row: ListedRow): Discrepancy {
  const subject = `${step}/${row.file}/${row.line}/${row.column}`
  return {
    discrepancyKey: `${businessDate}/file-row/${subject}`,
    businessDate,
    kind: 'file-row',
    subject,
    ours: '',
    theirs: row.text,
    resolution: 'open',
    resolvedBy: null,
  }
}

/** What is carried stays carried while it is the same. */
function isNews(books: Books, { discrepancyKey, theirs }: Discrepancy): boolean {
  const known = books.discrepancies.get(discrepancyKey)
  return known?.theirs !== theirs || known.resolution === 'corrected'
}

function gone(books: Books, step: string, still: ReadonlySet<string>): Change[] {
  const { businessDate } = books.day
  return [...books.discrepancies.values()]
    .filter(
      ({ discrepancyKey, kind, subject, resolution, ...row }) =>
        kind === 'file-row' &&
        row.businessDate === businessDate &&
        subject.startsWith(`${step}/`) &&
        resolution !== 'corrected' &&
        !still.has(discrepancyKey),
    )
    .map(row => ({ kind: 'update', table: 'discrepancy', row: { ...row, resolution: 'corrected' } }))
}
