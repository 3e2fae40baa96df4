/** A job is of the day on which it was requested, also after the close; one that has decided its last chunk is of every day. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { isOfOtherDay } from './of-other-day.ts'

const closed = books({ day: '2026-11-23 closed' })

test.each([
  ['of today', books(), '2026-11-23', null, false],
  ['of yesterday', books(), '2026-11-20', null, true],
  ['of yesterday, behind its last chunk', books(), '2026-11-20', 5, false],
  ['of the day that is closed', closed, '2026-11-23', null, true],
  ['requested after the close', closed, '2026-11-24', null, false],
] as const)('%s', (_, given, businessDate, lastCommandNo, expected) => {
  expect(isOfOtherDay(given, { job: 'import-fills', businessDate, lastCommandNo })).toBe(expected)
})

test('the run of the whole day continues behind the close, until another day is opened', () => {
  const run = { job: 'run-day-end', businessDate: '2026-11-23', lastCommandNo: null }
  expect([closed, books({ day: '2026-11-24 open' })].map(given => isOfOtherDay(given, run))).toEqual([
    false,
    true,
  ])
})
