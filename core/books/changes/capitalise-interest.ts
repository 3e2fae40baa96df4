/** capitaliseInterest — brings interest forward to a date and empties the accumulators; the money is a post beside it. */
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import { bringForward } from '../../rules/interest.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface CapitaliseInterest {
  kind: 'capitaliseInterest'
  accountNo: number
  upTo: BusinessDate
}

export function applyCapitaliseInterest(books: MutableBooks, change: CapitaliseInterest): void {
  const account = present(books.cashAccounts.get(change.accountNo), 'cash account')
  bringForward(books.parameters, account, account.settled, change.upTo)
  account.accumulator = 0n
  account.penaltyAccumulator = 0n
  updated(books.dirty, 'cash_account', account)
}
