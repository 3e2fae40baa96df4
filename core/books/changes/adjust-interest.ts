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
  /** What of it belongs to a period that is over and not credited yet. */
  dueBy?: bigint
}

export function applyAdjustInterest(books: MutableBooks, change: AdjustInterest): void {
  const account = present(books.cashAccounts.get(change.accountNo), 'cash account')
  accrue(books, account)
  const after = corrected(account.accumulator, account.penaltyAccumulator, change.by)
  const due = corrected(account.dueAccumulator, account.duePenaltyAccumulator, change.dueBy ?? 0n)
  account.accumulator = after.earned
  account.penaltyAccumulator = after.owed
  account.dueAccumulator = due.earned
  account.duePenaltyAccumulator = due.owed
  updated(books.dirty, 'cash_account', account)
}

function corrected(earned: bigint, owed: bigint, by: bigint): { earned: bigint; owed: bigint } {
  const after = earned + by
  return after >= 0n ? { earned: after, owed } : { earned: 0n, owed: owed - after }
}
