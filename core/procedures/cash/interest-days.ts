/**
 * For corrections of earlier days: what an amount earns from one date up to another, both counted, at the rates of those dates.
 */
import { addDays, type BusinessDate } from '../../base/business-date.ts'
import type { Currency, Fen } from '../../base/money.ts'
import type { CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { calendarOf } from '../../rules/calendar.ts'
import { accrualFrom, bringForward, periodCreditedOn } from '../../rules/interest.ts'

export function interestDays(
  books: Pick<Books, 'parameters'>,
  {
    currency,
    amount,
    period: { from, to },
  }: { currency: Currency; amount: Fen; period: { from: BusinessDate; to: BusinessDate } },
): bigint {
  const accrual = accrualFrom(currency, addDays(from, -1))
  bringForward(books.parameters, accrual, Math.abs(amount), to)
  const earned = accrual.dueAccumulator + accrual.accumulator
  return amount < 0 ? -earned : earned
}

/**
 * Corrects an account's interest by what an amount earns from its value date to yesterday. Dates of a period that is over and
 * credited today belong to that period, later dates to the next; dates that were credited before are corrected in the next
 * period.
 */
export function correctInterest(
  books: Books,
  { accountNo, currency }: Pick<CashAccount, 'accountNo' | 'currency'>,
  { amount, valueDate }: { amount: Fen; valueDate: BusinessDate },
): Change[] {
  const { businessDate } = books.day
  const yesterday = addDays(businessDate, -1)
  const periodEnd = periodCreditedOn(businessDate, calendarOf(books.parameters.holidays))
  const isSplit = periodEnd !== undefined && valueDate <= periodEnd && periodEnd < yesterday
  const earned = (from: BusinessDate, to: BusinessDate): bigint =>
    interestDays(books, { currency, amount, period: { from, to } })
  const dueBy = isSplit ? earned(valueDate, periodEnd) : 0n
  const by = earned(isSplit ? addDays(periodEnd, 1) : valueDate, yesterday)
  if (by === 0n && dueBy === 0n) return []
  return [{ kind: 'adjustInterest', accountNo, by, ...(dueBy === 0n ? {} : { dueBy }) }]
}
