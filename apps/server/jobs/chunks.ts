/** How rows become chunks. */
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import type { Reading } from './define-job.ts'

export interface Part<Row> {
  rows: readonly Row[]
  firstRow: number
  isFirst: boolean
  isLast: boolean
}

/**
 * Makes at least one chunk, also from no rows, so that an empty file is reported, too. The restart point is the number of rows
 * up to its end.
 */
export async function* inChunks<Row>(
  rows: readonly Row[],
  { size, from }: { size: number; from: number },
  make: (part: Part<Row>) => Gathered,
): Reading {
  for (let at = from; at === from || at < rows.length; at += size) {
    const end = Math.min(at + size, rows.length)
    const isLast = end >= rows.length
    const gathered = make({ rows: rows.slice(at, end), firstRow: at, isFirst: at === 0, isLast })
    yield { gathered, of: Math.max(1, Math.ceil(rows.length / size)), restartPoint: end }
  }
}

export async function* oneChunk(gathered: Gathered): Reading {
  yield { gathered, of: 1, restartPoint: 0 }
}
