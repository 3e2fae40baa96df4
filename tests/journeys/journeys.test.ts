/** The journeys on the real counter, by keyboard alone. `npm run journeys` prints what each takes. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CounterWindow } from './counter-window.ts'
import { TEN } from './journeys.ts'
import { OTHERS } from './other-journeys.ts'
import { steadyTypist } from './keyboard.ts'

/** What the ten take without the keys for safety. It may only shrink. */
const MOST_FOR_TEN = 267

let window: CounterWindow
let hasFailed = false
const taken = new Map<string, number>()

beforeAll(async () => {
  window = await CounterWindow.open(steadyTypist)
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  if (!hasFailed) await window.picture(`journey-${task.name.split(' ')[0]}`)
  hasFailed = true
})
afterAll(() => window?.close())

test.each([...TEN, ...OTHERS].map(journey => [journey.name, journey] as const))(
  '%s',
  async (name, { before, run }) => {
    expect(hasFailed, 'each begins where the one before ended').toBe(false)
    await before?.(window)
    const { work } = window.keys.strokes
    await run(window)
    expect(window.keys.strokes.work).toBeGreaterThan(work)
    taken.set(name, window.keys.strokes.work - work)
    expect(window.problems).toEqual([])
  },
)

test('the ten take no more keys than they took, those for safety not counted', () => {
  const counts = TEN.map(({ name }) => taken.get(name) ?? Number.NaN)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(MOST_FOR_TEN)
})
