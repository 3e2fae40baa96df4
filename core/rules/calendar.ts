/**
 * The trading calendar. Weekends and the exchanges' holidays are no trading days. The table of holidays may be edited and must
 * be extended each December; after its end only weekends are known.
 */
import { addDays, type BusinessDate, dayNumber, weekday } from '../base/business-date.ts'
import { assert } from '../base/assert.ts'
import type { HolidayRow } from './parameters.ts'

export interface TradingCalendar {
  readonly holidays: ReadonlySet<BusinessDate>
  /** Answers already given, because every fill asks for the same few dates. */
  readonly known: Map<BusinessDate, BusinessDate>
}

/** Days. A longer row for a single holiday is a typing mistake. */
const LONGEST_HOLIDAY = 31
const REMEMBERED = 1024

const calendars = new WeakMap<readonly HolidayRow[], TradingCalendar>()

/** One calendar per table. */
export function calendarOf(holidays: readonly HolidayRow[]): TradingCalendar {
  let calendar = calendars.get(holidays)
  if (calendar === undefined) {
    calendar = { holidays: new Set(holidays.flatMap(datesOf)), known: new Map() }
    calendars.set(holidays, calendar)
  }
  return calendar
}

function datesOf(row: HolidayRow): BusinessDate[] {
  const dates: BusinessDate[] = []
  for (let date = row.from; date <= row.to; date = addDays(date, 1)) {
    dates.push(date)
    assert(dates.length <= LONGEST_HOLIDAY, `holiday ${row.key} is too long`)
  }
  return dates
}

/** How many days before its end the calendar must be extended. */
const DAYS_BEFORE_ITS_END = 60

export type CalendarWarning =
  | { code: 'holidays_unknown'; values: { year: string } }
  | { code: 'calendar_ends_soon'; values: { date: BusinessDate; days: string } }

/**
 * The warnings about the calendar on a date. A year without holidays is unknown: all its weekdays would be trading days. The
 * calendar therefore ends with the last year before the first such year.
 */
export function calendarWarnings(holidays: readonly HolidayRow[], date: BusinessDate): CalendarWarning[] {
  const isKnown = (year: number): boolean =>
    holidays.some(({ from, to }) => to >= from && Number(from.slice(0, 4)) === year)
  const year = Number(date.slice(0, 4))
  if (!isKnown(year)) return [{ code: 'holidays_unknown', values: { year: String(year) } }]
  let last = year
  while (isKnown(last + 1)) last++
  const end = `${last}-12-31`
  const days = dayNumber(end) - dayNumber(date)
  return days > DAYS_BEFORE_ITS_END
    ? []
    : [
        { code: 'calendar_ends_soon', values: { date: end, days: String(days) } },
        { code: 'holidays_unknown', values: { year: String(last + 1) } },
      ]
}

export function isTradingDay(calendar: TradingCalendar, date: BusinessDate): boolean {
  const day = weekday(date)
  return day !== 0 && day !== 6 && !calendar.holidays.has(date)
}

export function nextTradingDay(calendar: TradingCalendar, date: BusinessDate): BusinessDate {
  const known = calendar.known.get(date)
  if (known !== undefined) return known
  const next = onOrAfter(calendar, addDays(date, 1))
  if (calendar.known.size >= REMEMBERED) calendar.known.clear()
  calendar.known.set(date, next)
  return next
}

export function previousTradingDay(calendar: TradingCalendar, date: BusinessDate): BusinessDate {
  let day = addDays(date, -1)
  while (!isTradingDay(calendar, day)) day = addDays(day, -1)
  return day
}

/** The date itself when it is a trading day, else the next trading day. */
export function onOrAfter(calendar: TradingCalendar, date: BusinessDate): BusinessDate {
  let day = date
  while (!isTradingDay(calendar, day)) day = addDays(day, 1)
  return day
}

/** The date this many trading days later; 0 is the date itself. */
export function addTradingDays(calendar: TradingCalendar, date: BusinessDate, days: number): BusinessDate {
  assert(Number.isInteger(days) && days >= 0, 'trading days are counted forward')
  let day = date
  for (let n = 0; n < days; n++) day = nextTradingDay(calendar, day)
  return day
}
