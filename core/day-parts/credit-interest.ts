/** On the day after a period's last date (or the next trading day) its interest is credited, rounded once; a freeze of fruits grows by it. */
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
