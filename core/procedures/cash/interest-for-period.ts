/**
 * The interest of one account on dates up to `upTo`, as it will stand when it is brought forward. Nothing is changed here. When
 * the crediting day is later than the 21st and the account has moved on it, the interest of the old period is due, and the
 * dates since the 21st remain for the next one.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { interestBalances } from '../../books/figures.ts'
import { accrualOf, bringForward, interestUpTo } from '../../rules/interest.ts'

export function interestForPeriod(
  books: Books,
  account: Readonly<CashAccount>,
  upTo: BusinessDate,
): { credit: number; penalty: number } {
  const copy = accrualOf(account)
  bringForward(books.parameters, copy, interestBalances(account), upTo)
  return interestUpTo(books.parameters, copy, upTo)
}
