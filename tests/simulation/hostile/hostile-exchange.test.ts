/**
 * Two seeds of `npm run sim -- hostile-exchange`, with and without kills; `npm run sim -- hostile-exchange --seeds 100` runs
 * more.
 */
import { expect, test } from 'vitest'
import { runHostileSeed } from './hostile-exchange.ts'

/** Each restart of a server takes time on a busy machine. */
const PATIENCE_MS = 400_000

test.each([
  [3, 0],
  [23, 2],
])(
  'nothing a hostile exchange does harms the books: seed %i, %i kills',
  async (seed, kills) => {
    const { contradictions, acts, restarts } = await runHostileSeed(seed)
    expect(contradictions).toEqual([])
    expect(Object.keys(acts).length).toBeGreaterThan(5)
    expect(restarts).toBe(kills)
  },
  PATIENCE_MS,
)
