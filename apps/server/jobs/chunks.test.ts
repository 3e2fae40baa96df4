/** Rows that come in parts become the same chunks as rows that are there, wherever it begins and however they come. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { allOf } from '@guitai/core/base/all-of.ts'
import { inChunks, inChunksOf, type Part } from './chunks.ts'

const make = (part: Part<number>): Gathered => ({ from: 'open-orders', orderIds: part.rows, ...part })

async function* inParts(
  rows: readonly number[],
  sizes: readonly number[],
): AsyncGenerator<readonly number[]> {
  let at = 0
  for (const size of sizes) yield rows.slice(at, (at += size))
  yield rows.slice(at)
}

test('chunks of coming rows are those of rows that are there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(40),
      fc.array(fc.nat(15), { maxLength: 5 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(4),
      async (count, sizes, size, chunks) => {
        const rows = Array.from({ length: count }, (_, index) => index)
        const from = Math.min(chunks * size, count)
        const coming = { count, parts: () => inParts(rows, sizes) }
        expect(await allOf(inChunksOf(coming, { size, from }, make))).toEqual(
          await allOf(inChunks(rows, { size, from }, make)),
        )
      },
    ),
  )
})
