/** Orders belong to today while the day is open, then to the next trading day. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { orderDateOf } from './order-date.ts'

test.each([
  ['2026-11-23 open', '2026-11-23'],
  ['2026-11-23 day-end', '2026-11-24'],
  ['2026-11-23 closed', '2026-11-24'],
  ['2026-11-27 closed', '2026-11-30'],
  ['2026-09-30 closed', '2026-10-08'],
])('%s: %s', (day, expected) => {
  expect(orderDateOf(books({ day }))).toBe(expected)
})
