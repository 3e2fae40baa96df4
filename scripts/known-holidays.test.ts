/** Compares the holidays table with the package: years with a notice day by day, later ones by the legal holidays. */
import chineseDays from 'chinese-days'
import { expect, test } from 'vitest'
import { addDays, weekday } from '@guitai/core/base/business-date.ts'
import { calendarOf, isTradingDay } from '@guitai/core/rules/calendar.ts'
import { HOLIDAYS } from '@guitai/core/rules/tables/holidays.ts'
import { knownHolidays } from './known-holidays.ts'

const calendar = calendarOf(HOLIDAYS)

function datesOf(year: number): string[] {
  const dates: string[] = []
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) dates.push(date)
  return dates
}

const isWeekend = (date: string): boolean => [0, 6].includes(weekday(date))

test.each([2025, 2026])('%i: no trading on the days of the notice, nor on make-up working weekends', year => {
  expect(knownHolidays(year).length).toBeGreaterThanOrEqual(6)
  const closed = datesOf(year).filter(date => !isTradingDay(calendar, date))
  expect(closed).toEqual(datesOf(year).filter(date => isWeekend(date) || !chineseDays.isWorkday(date)))
  const madeUp = datesOf(year).filter(date => isWeekend(date) && chineseDays.isWorkday(date))
  expect(madeUp.length).toBeGreaterThan(0)
  expect(madeUp.filter(date => isTradingDay(calendar, date))).toEqual([])
})

test('rows are the runs of the package', () => {
  const rows = HOLIDAYS.filter(({ from }) => from < '2027').map(({ from, to }) => [from, to])
  expect(rows).toEqual([2025, 2026].flatMap(knownHolidays).map(({ from, to }) => [from, to]))
})

test('2027: the notice where the package has it, at least the days of the law', () => {
  const lunar = (date: string): string => chineseDays.getSolarDateFromLunar(date).date
  const newYear = lunar('2027-01-01')
  const byLaw = [
    '2027-01-01',
    ...[-1, 0, 1, 2].map(days => addDays(newYear, days)),
    ...chineseDays
      .getSolarTerms('2027-04-01', '2027-04-10')
      .filter(({ name }) => name === '清明')
      .map(({ date }) => date),
    '2027-05-01',
    '2027-05-02',
    lunar('2027-05-05'),
    lunar('2027-08-15'),
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
  ]
  const known = knownHolidays(2027).flatMap(({ from, to }) =>
    datesOf(2027).filter(date => date >= from && date <= to),
  )
  const wanted = known.length > 0 ? known : byLaw
  expect(datesOf(2027).filter(date => calendar.holidays.has(date))).toEqual(wanted)
})
