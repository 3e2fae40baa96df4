/** The next trading day, which opens with what the day end leaves. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Books } from '../books/books.ts'
import { calendarOf, nextTradingDay } from '../rules/calendar.ts'

export function tomorrow({ parameters, day }: Books): BusinessDate {
  return nextTradingDay(calendarOf(parameters.holidays), day.businessDate)
}
