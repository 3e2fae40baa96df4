/**
 * Interest of one account up to the end of a period, as it will stand once brought forward; nothing is changed here.
 * A deposit on the crediting day itself has brought the accumulator past the period's end: those later dates stay in it
 * for one more period, which moves interest by days, never loses it.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { CashAccount } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import { bringForward, interestOf } from '../rules/interest.ts'

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
