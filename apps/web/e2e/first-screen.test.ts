/** The first screen stays small: whatever is not needed to sign in is fetched after it. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIRST_SCREEN_GOAL, firstScreen } from './first-screen.ts'

test('the first screen is at most 300 kB, compressed, and its scripts are', () => {
  const files = firstScreen(join(import.meta.dirname, '..', 'dist'))
  expect(files.length).toBeGreaterThan(4)
  expect(files.reduce((sum, { gzip }) => sum + gzip, 0)).toBeLessThanOrEqual(FIRST_SCREEN_GOAL)
})
