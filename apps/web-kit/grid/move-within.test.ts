import { expect, test } from 'vitest'
import { moveWithin } from './move-within.ts'

test.each([
  ['ArrowDown', 0, 3, 1],
  ['ArrowDown', 2, 3, 2],
  ['ArrowUp', 0, 3, 0],
  ['PageDown', 5, 100, 20],
  ['PageDown', 95, 100, 99],
  ['PageUp', 5, 100, 0],
  ['Home', 50, 100, 0],
  ['End', 50, 100, 99],
  ['x', 1, 3, undefined],
  ['ArrowDown', 0, 0, undefined],
])('%s at %i of %i goes to %s', (key, at, count, expected) =>
  expect(moveWithin(key, at, count)).toBe(expected),
)
