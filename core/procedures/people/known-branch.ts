/** A named branch must exist, and one that receives somebody or something new must be trading. */
import { branchOf } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'

export const BRANCH_REFUSALS = ['branch_not_found', 'branch_ended'] as const

export function refuseBranch(
  books: Books,
  branchNo: number,
  isNew: boolean,
): Rejection<(typeof BRANCH_REFUSALS)[number]> | undefined {
  const branch = branchOf(books, branchNo)
  if (branch === undefined) return reject('branch_not_found', 'branchNo')
  return isNew && branch.status !== 'trading' ? reject('branch_ended', 'branchNo') : undefined
}
