import { expect, test } from 'vitest'
import { medianInterval } from './pairs.ts'

test('five values cannot hold their median with 95 %, six can by their ends', () => {
  expect(medianInterval([1, 2, 3, 4, 5])).toBeUndefined()
  expect(medianInterval([6, 1, 5, 2, 4, 3])).toEqual([1, 6])
})

// The ranks are those of the tables for the sign test: n = 8 from the 1st, n = 9 from the 2nd, n = 20 from the 6th value.
test.each([
  [8, 1],
  [9, 2],
  [12, 3],
  [20, 6],
])('with %i values the interval begins at the %i. smallest', (count, rank) => {
  const values = Array.from({ length: count }, (_, i) => i + 1)
  expect(medianInterval(values)).toEqual([rank, count + 1 - rank])
})
