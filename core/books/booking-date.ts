/**
 * The date under which something is recorded. After the close, the day's books are shut and move to history. What still comes,
 * such as a sign-in or a late fact, belongs to the next trading day.
 */
import type { BusinessDate } from '../base/business-date.ts'
import { calendarOf, nextTradingDay } from '../rules/calendar.ts'
import type { Parameters } from '../rules/parameters.ts'
import type { BusinessDay } from './tables/day/business-day.ts'

export function bookingDate(books: {
  readonly day: Readonly<BusinessDay>
  readonly parameters: Readonly<Parameters>
}): BusinessDate {
  const { businessDate, phase } = books.day
  return phase === 'closed'
    ? nextTradingDay(calendarOf(books.parameters.holidays), businessDate)
    : businessDate
}
