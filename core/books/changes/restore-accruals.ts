/**
 * restoreAccruals — the interest of an account stands again as it stood before a run of the clearing that is taken back (E21;
 * docs/decisions/0035-taking-back-a-clearing.md). `toYesterday` is used where the account keeps what it has accrued since.
 */
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface Accruals {
  accruedTo: BusinessDate
  accumulator: string
  penaltyAccumulator: string
  dueAccumulator: string
  duePenaltyAccumulator: string
}

export interface RestoreAccruals {
  kind: 'restoreAccruals'
  accountNo: number
  before: Accruals
  /** Where the run has credited interest: as it stood when it was brought forward to yesterday, and not yet credited. */
  toYesterday?: Accruals
}

export function applyRestoreAccruals(books: MutableBooks, { accountNo, before }: RestoreAccruals): void {
  const account = present(books.cashAccounts.get(accountNo), 'cash account')
  account.accruedTo = before.accruedTo
  account.accumulator = BigInt(before.accumulator)
  account.penaltyAccumulator = BigInt(before.penaltyAccumulator)
  account.dueAccumulator = BigInt(before.dueAccumulator)
  account.duePenaltyAccumulator = BigInt(before.duePenaltyAccumulator)
  updated(books.dirty, 'cash_account', account)
}
