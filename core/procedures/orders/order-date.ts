/**
 * The trade date of an order entered now: today while the day is open; once its day end has begun, the next trading day
 * (an evening order, kept here until that day's market opens). What is held then may rest on money and shares that are usable on
 * that date, so whatever is shown of them (available, withdrawable, owed, sellable, interest) is reckoned for this date, too.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Books } from '../../books/books.ts'
import { calendarOf, nextTradingDay } from '../../rules/calendar.ts'

export function orderDateOf({ day, parameters }: Pick<Books, 'day' | 'parameters'>): BusinessDate {
  const { businessDate, phase } = day
  return phase === 'open' ? businessDate : nextTradingDay(calendarOf(parameters.holidays), businessDate)
}
