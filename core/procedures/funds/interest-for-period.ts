/**
 * Interest of one account up to the end of a period, as it will stand once brought forward; nothing is changed here.
 * Where the crediting day is later than the 21st, a movement on that very day has brought the accumulator past the period's
 * end: the days between, which are no trading days, are then credited with the old period; none is lost or counted twice.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { bringForward, interestOf } from '../../rules/interest.ts'

export function interestForPeriod(
  books: Books,
  account: Readonly<CashAccount>,
  periodEnd: BusinessDate,
): { credit: number; penalty: number } {
  const copy = {
    currency: account.currency,
    accruedTo: account.accruedTo,
    accumulator: account.accumulator,
    penaltyAccumulator: account.penaltyAccumulator,
  }
  bringForward(books.parameters, copy, account.settled, periodEnd)
  return interestOf(books.parameters, copy)
}
