import { expect, test } from 'vitest'
import { decimalOf, isDecimalSoFar } from './typed-decimal.ts'

test.each([
  ['60000', '60000'],
  ['60,000.00', '60000'],
  ['1，234。5', '1234.5'],
  ['12.', '12'],
  ['.5', '0.5'],
  ['007', '7'],
  ['0', '0'],
  ['0.00', '0'],
  ['12.999', '12.99'],
  [' ', undefined],
  ['.', undefined],
])('%s is %s', (typed, expected) => expect(decimalOf(typed, 2)).toBe(expected))

test.each([
  ['', true],
  ['1,', true],
  ['1.', true],
  ['1.2.3', false],
  ['-1', false],
  ['1e3', false],
  ['壹', false],
])('%s may be typed: %s', (typed, expected) => expect(isDecimalSoFar(typed)).toBe(expected))
