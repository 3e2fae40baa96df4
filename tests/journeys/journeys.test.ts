/** The ten journeys on the real counter, by keyboard alone. `npm run journeys` prints what each takes. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CounterWindow } from './counter-window.ts'
import { JOURNEYS } from './journeys.ts'

let window: CounterWindow
let hasFailed = false

beforeAll(async () => {
  window = await CounterWindow.open()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  if (!hasFailed) await window.picture(`journey-${task.name.split(' ')[0]}`)
  hasFailed = true
})
afterAll(() => window?.close())

test.each(JOURNEYS.map(journey => [journey.name, journey] as const))('%s', async (_, { before, run }) => {
  expect(hasFailed, 'each begins where the one before ended').toBe(false)
  await before?.(window)
  const strokes = window.keys.strokes
  await run(window)
  expect(window.keys.strokes).toBeGreaterThan(strokes)
  expect(window.problems).toEqual([])
})
