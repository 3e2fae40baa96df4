/** As few orders as possible, none below the smallest. */
import { expect, test } from 'vitest'
import { sliced } from './slices.ts'

test.each([
  [100, 1000, 100, [100]],
  [1000, 1000, 100, [1000]],
  [1001, 1000, 1, [1000, 1]],
  [2500, 1000, 100, [1000, 1000, 500]],
  [1050, 1000, 200, [800, 250]],
  [2050, 1000, 200, [1000, 800, 250]],
])('%i in orders of %i to %i', (quantity, largest, smallest, expected) => {
  expect(sliced(quantity, largest, smallest)).toEqual(expected)
})
