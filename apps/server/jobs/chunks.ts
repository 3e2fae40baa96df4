/** How rows become chunks. */
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import type { Reading } from './define-job.ts'

export interface Part<Row> {
  rows: readonly Row[]
  firstRow: number
  isFirst: boolean
  isLast: boolean
}

/** At least one chunk, also of no rows: that a file was empty is said, too. */
export async function* inChunks<Row>(
  rows: readonly Row[],
  size: number,
  make: (part: Part<Row>) => Gathered,
): Reading {
  for (let at = 0; at === 0 || at < rows.length; at += size)
    yield make({
      rows: rows.slice(at, at + size),
      firstRow: at,
      isFirst: at === 0,
      isLast: at + size >= rows.length,
    })
}

export async function* oneChunk(chunk: Gathered): Reading {
  yield chunk
}
