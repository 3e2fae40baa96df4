import { expect, test } from 'vitest'
import { inWords } from './in-words.ts'

test.each([
  [{}, ''],
  [{ what: 'cash', account_no: 7, entries: 0, note: '', gone: null }, 'what cash, account_no 7, entries 0'],
  [{ trade_key: 'K', of_order: [1, 2] }, 'trade_key K, of_order [1,2]'],
])('%j', (row, words) => {
  expect(inWords(row)).toBe(words)
})
