/** A schedule is made once per instrument, plan and date. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { feeScheduleOf } from './fee-schedule.ts'

test('kept as long as the parameters are', () => {
  const given = books()
  const instrument = given.instrumentsById.get('600000.XSHG')!
  const schedule = feeScheduleOf(given, instrument, 'standard', '2026-11-23')
  expect(schedule).toMatchObject({
    plan: { rate: 30_000, minimum: 500 },
    sell: { stampDuty: { rate: 50_000 } },
  })
  expect(feeScheduleOf(given, instrument, 'standard', '2026-11-23')).toBe(schedule)
  // Before 2023-08-28 the stamp duty was twice as high.
  expect(feeScheduleOf(given, instrument, 'standard', '2023-08-25').sell.stampDuty.rate).toBe(100_000)
  expect(feeScheduleOf(books(), instrument, 'standard', '2026-11-23')).toEqual(schedule)
})
