/**
 * adjustInterest — corrects what an account has accrued by what a correction of an earlier day is worth in interest
 * (docs/decisions/0017-adjusting-interest.md). What would take the accumulator below nothing is owed: it goes to the other one.
 */
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'
import { accrue } from './post.ts'

export interface AdjustInterest {
  kind: 'adjustInterest'
  accountNo: number
  /** In fen × parts of 10^6 a year × days; below zero for less interest. */
  by: bigint
}

export function applyAdjustInterest(books: MutableBooks, change: AdjustInterest): void {
  const account = present(books.cashAccounts.get(change.accountNo), 'cash account')
  accrue(books, account)
  const after = account.accumulator + change.by
  account.accumulator = after > 0n ? after : 0n
  if (after < 0n) account.penaltyAccumulator -= after
  updated(books.dirty, 'cash_account', account)
}
