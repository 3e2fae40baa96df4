/**
 * The trade date of an order entered now: today while the day is open, and the next trading day once the day end has begun (an
 * evening order, kept here until that day's market opens). Its hold may use money and shares that become usable on that date.
 * So all figures that are shown (available, withdrawable, owed, sellable, interest) are computed for this date, too.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Books } from '../../books/books.ts'
import { calendarOf, nextTradingDay } from '../../rules/calendar.ts'

export function orderDateOf({ day, parameters }: Pick<Books, 'day' | 'parameters'>): BusinessDate {
  const { businessDate, phase } = day
  return phase === 'open' ? businessDate : nextTradingDay(calendarOf(parameters.holidays), businessDate)
}
