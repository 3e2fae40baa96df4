/** Integers: rounding half up, and exact results where a product exceeds what a number holds. */
import { expect, test } from 'vitest'
import { fen, price, quotient, share } from './whole.ts'

test.each([
  [5, 1, 10, 1],
  [4, 1, 10, 0],
  [15, 1, 10, 2],
  [0, 7, 9, 0],
  [10_000_000_000_000, 300_000, 100_000_000, 30_000_000_000],
  [9_007_199_254_740_991, 1, 1, 9_007_199_254_740_991],
  [90_071_992_547_411, 50_000_000, 100_000_000, 45_035_996_273_706],
])('%i × %i ÷ %i is %i', (amount, parts, whole, expected) => {
  expect(share(amount, parts, whole)).toBe(expected)
})

test.each([
  [1n, 2n, 1],
  [1n, 3n, 0],
  [2n, 3n, 1],
  [910_000_00n * 500n, 360_000_000n, 126],
])('%i ÷ %i is %i', (sum, divisor, expected) => expect(quotient(sum, divisor)).toBe(expected))

test.each([
  ['1005.30', 100_530],
  ['1005.3', 100_530],
  ['1005', 100_500],
  ['0.05', 5],
  ['-0.05', -5],
  [7, 7],
  [undefined, 0],
])('%j typed is %i fen', (value, expected) => expect(fen(value)).toBe(expected))

test('a price has four places', () => expect(price('4.34')).toBe(43_400))
