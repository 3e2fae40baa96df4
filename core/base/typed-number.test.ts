import { expect, test } from 'vitest'
import { typedNumber } from './typed-number.ts'

test.each([
  ['1,234.50', '1234.50'],
  ['1,000,000', '1000000'],
  ['-1,000', '-1000'],
  [' １，２３４．５ ', '1234.5'],
  // These are nobody's number, and stay what they are.
  ['10,50', '10,50'],
  ['1,000,00', '1,000,00'],
  ['1000,000', '1000,000'],
  [',100', ',100'],
  ['1,234.5,6', '1,234.5,6'],
  ['1e3', '1e3'],
  ['1 000', '1 000'],
  ['１0０', '100'],
  ['', ''],
])('%s', (typed, expected) => {
  expect(typedNumber(typed)).toBe(expected)
})
