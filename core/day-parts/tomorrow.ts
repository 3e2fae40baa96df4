/** The next trading day: what the day end leaves is what it opens with. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Books } from '../books/books.ts'
import { calendarOf, nextTradingDay } from '../rules/calendar.ts'

export function tomorrow({ parameters, day }: Books): BusinessDate {
  return nextTradingDay(calendarOf(parameters.holidays), day.businessDate)
}
