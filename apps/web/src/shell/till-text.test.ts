import { expect, test } from 'vitest'
import { tillText } from './till-text.ts'

const word = (_: string, value: string): string => value

test.each([
  ['a till that nothing has moved', [], '0.00'],
  ['lines of kinds only, which have no balance', [{ currency: 'CNY', closing: null }], '0.00'],
  ['one currency', [{ currency: 'CNY', closing: '100000.50' }], 'CNY 100,000.50'],
  [
    'two currencies',
    [
      { currency: 'CNY', closing: '400.00' },
      { currency: 'USD', closing: '1.00' },
    ],
    'CNY 400.00 USD 1.00',
  ],
])('%s', (_, tills, text) => {
  expect(tillText(tills, word)).toBe(text)
})
