/**
 * Credits the interest of a period on the day after its last date, or on the next trading day, rounded once. A freeze that
 * covers earnings grows by it.
 */
import { fruitsOf, payInterest } from '../procedures/cash/pay-interest.ts'
import { calendarOf } from '../rules/calendar.ts'
import { isCreditedTo, periodCreditedOn } from '../rules/interest.ts'
import { defineDayPart } from './define-day-part.ts'

export const creditInterest = defineDayPart({
  name: 'credit-interest',
  after: [],
  of(books, client) {
    const periodEnd = periodCreditedOn(books.day.businessDate, calendarOf(books.parameters.holidays))
    if (periodEnd === undefined) return []
    return client.cashAccounts
      .filter(account => !isCreditedTo(account, periodEnd))
      .flatMap(account => {
        const paid = payInterest(books, account, periodEnd)
        return [...paid.changes, ...fruitsOf(books, account, paid)]
      })
  },
})
