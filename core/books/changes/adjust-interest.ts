/**
 * adjustInterest — corrects the accrual of an account by the interest that the correction of an earlier day is worth
 * (docs/decisions/0017-adjusting-interest.md). An amount that would take the accumulator below zero is owed by the client and goes to
 * the penalty accumulator.
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
  /** The part that belongs to a period that is over and not credited yet. */
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
