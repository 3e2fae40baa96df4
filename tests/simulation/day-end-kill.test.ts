/**
 * Kills the day end at two boundaries of E11 (one of them before fees are compared), of E12 (one of them before the firm's dues are
 * paid), of E28, and of E21, which takes the day back. `npm run kill -- day-end` takes all boundaries.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KilledDayEnd } from '../kill/day-end.ts'

const killed = new KilledDayEnd({ clients: 16, chunkSizes: { rows: 40, clients: 4 } })
let boundaries: string[] = []

/** Each boundary starts two servers and three databases. */
const PATIENCE_MS = 300_000

beforeAll(async () => {
  boundaries = await killed.prepare()
}, PATIENCE_MS)
afterAll(() => killed.remove())

test('every step has a boundary, E11 and E12 several', () => {
  expect([...new Set(boundaries.map(boundary => boundary.slice(0, 3)))]).toEqual([
    'E27',
    'E01',
    'E02',
    'E03',
    'E11',
    'E12',
    'E13',
    'E28',
    'X04',
  ])
  expect(boundaries.filter(boundary => /^E1[12]/.test(boundary))).toHaveLength(10)
})

test(
  'killed while a closed day is taken back: before it is back from history, and in the middle',
  async () => {
    const taken = await killed.prepareTakingBack()
    expect(taken.length).toBeGreaterThan(10)
    for (const boundary of ['E21 1', 'E21 7']) expect(await killed.killBehind(boundary)).toEqual([])
  },
  PATIENCE_MS,
)

test.each(['E11 1', 'E11 4', 'E12 2', 'E12 4', 'E28 1'])(
  'killed behind %s it ends as if nothing had been',
  async boundary => {
    expect(await killed.killBehind(boundary)).toEqual([])
  },
  PATIENCE_MS,
)
