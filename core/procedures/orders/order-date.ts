/**
 * The trade date of an order entered now: today while the day is open; once its day end has begun, the next trading day
 * (an evening order, kept here until that day's market opens).
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Books } from '../../books/books.ts'
import { calendarOf, nextTradingDay } from '../../rules/calendar.ts'

export function orderDateOf(books: Books): BusinessDate {
  const { businessDate, phase } = books.day
  return phase === 'open' ? businessDate : nextTradingDay(calendarOf(books.parameters.holidays), businessDate)
}
