/**
 * capitaliseInterest — accrues interest to a date and takes it out of the accumulators; the money is a post beside it. Accruals of
 * later dates stay.
 */
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import { bringForward, takeInterest } from '../../rules/interest.ts'
import { interestBalances } from '../figures.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface CapitaliseInterest {
  kind: 'capitaliseInterest'
  accountNo: number
  upTo: BusinessDate
}

export function applyCapitaliseInterest(books: MutableBooks, change: CapitaliseInterest): void {
  const account = present(books.cashAccounts.get(change.accountNo), 'cash account')
  bringForward(books.parameters, account, interestBalances(account), change.upTo)
  takeInterest(account, change.upTo)
  updated(books.dirty, 'cash_account', account)
}
