/** How rows become chunks. */
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import type { Read, Reading } from './define-job.ts'

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

export interface ComingRows<Row> {
  count: number
  parts: () => AsyncIterable<readonly Row[]>
}

/** The same of rows that come in parts of any size; only those of a chunk are in memory. */
export async function* inChunksOf<Row>(
  { count, parts }: ComingRows<Row>,
  { size, from }: { size: number; from: number },
  make: (part: Part<Row>) => Gathered,
): Reading {
  const of = Math.max(1, Math.ceil(count / size))
  const chunk = (rows: readonly Row[], at: number): Read => {
    const end = at + rows.length
    const gathered = make({ rows, firstRow: at, isFirst: at === 0, isLast: end >= count })
    return { gathered, of, restartPoint: end }
  }
  let [passed, at, waiting]: [number, number, Row[]] = [0, from, []]
  for await (const rows of parts()) {
    for (const row of rows.slice(Math.max(0, from - passed))) waiting.push(row)
    passed += rows.length
    let next = 0
    for (; waiting.length - next >= size; next += size) {
      yield chunk(waiting.slice(next, next + size), at)
      at += size
    }
    waiting = waiting.slice(next)
  }
  if (waiting.length > 0 || at === from) yield chunk(waiting, at)
}

export async function* oneChunk(gathered: Gathered): Reading {
  yield { gathered, of: 1, restartPoint: 0 }
}
