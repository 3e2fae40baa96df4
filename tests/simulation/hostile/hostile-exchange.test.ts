/** Two seeds of `npm run sim -- hostile-exchange`; more of them: `npm run sim -- hostile-exchange --seeds 100`. */
import { expect, test } from 'vitest'
import { runHostileSeed } from './hostile-exchange.ts'

test.each([1, 2])('nothing a hostile exchange does harms the books: seed %i', async seed => {
  const { contradictions, acts } = await runHostileSeed(seed)
  expect(contradictions).toEqual([])
  expect(Object.keys(acts).length).toBeGreaterThan(5)
})
