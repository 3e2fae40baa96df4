import { expect, test } from 'vitest'
import { typedDecimal, typedNumber } from './typed-number.ts'

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

test.each([
  ['60000', '60000'],
  ['60,000.00', '60000'],
  ['1，234。5', '1234.5'],
  ['１２．８５', '12.85'],
  ['12.', '12'],
  ['.5', '0.5'],
  ['007', '7'],
  ['0', '0'],
  ['0.00', '0'],
  ['12.9900', '12.99'],
  // Nothing of these is cut off or left out.
  ['12.999', undefined],
  ['10,50', undefined],
  ['1,000,00', undefined],
  ['-5', undefined],
  ['1e3', undefined],
  ['1 000', undefined],
  ['1.2.3', undefined],
  ['壹', undefined],
  [' ', undefined],
  ['.', undefined],
])('an amount: %s is %s', (typed, expected) => expect(typedDecimal(typed, 2)).toBe(expected))

test('a count has no places', () => {
  expect(typedDecimal('1,000', 0)).toBe('1000')
  expect(typedDecimal('100.0', 0)).toBe('100')
  expect(typedDecimal('100.5', 0)).toBeUndefined()
})
