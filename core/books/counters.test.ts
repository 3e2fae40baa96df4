/** Numbers: one after another in a decision, free again where nothing has used them, never one that is used. */
import { expect, test } from 'vitest'
import { beginNumbers, numberUsed, takeNumber } from './counters.ts'
import { emptyBooks } from './empty-books.ts'
import { defaultParameters } from '../rules/default-parameters.ts'

const given = () => emptyBooks(defaultParameters())

test('a decision takes one after another, each kind for itself', () => {
  const books = given()
  expect([
    takeNumber(books, 'voucherNo'),
    takeNumber(books, 'recordNo'),
    takeNumber(books, 'voucherNo'),
  ]).toEqual([1, 1, 2])
  expect(books.counters.voucherNo).toBe(1)
})

test('what was taken and not used is taken by the next decision', () => {
  const books = given()
  takeNumber(books, 'voucherNo')
  takeNumber(books, 'voucherNo')
  numberUsed(books, 'voucherNo', 1)
  beginNumbers(books)
  expect(takeNumber(books, 'voucherNo')).toBe(2)
})

test('a part goes on behind what a change of the one before has used', () => {
  const books = given()
  const first = takeNumber(books, 'voucherNo')
  numberUsed(books, 'voucherNo', 7)
  expect([first, takeNumber(books, 'voucherNo')]).toEqual([1, 8])
})

test('a lower number that is used again moves nothing back', () => {
  const books = given()
  numberUsed(books, 'tellerNo', 2000)
  numberUsed(books, 'tellerNo', 1001)
  expect(takeNumber(books, 'tellerNo')).toBe(2001)
})
