/** A branch of the firm. core/books/branches.ts describes the tree of branches. */
import type { BranchStatus } from '../../../words/branch-status.ts'
import { defineTable, int4, orNull, text, type RowOf } from '../define-table.ts'

export const branch = defineTable({
  name: 'branch',
  key: 'branchNo',
  owner: 'nobody',
  collection: 'branches',
  columns: {
    branchNo: int4(),
    /** The code by which the supervisor and the firm's own papers name the branch. */
    code: text(),
    nameZh: text(),
    nameEn: text(),
    address: text(),
    phone: text(),
    status: text<BranchStatus>(),
    /** The branch above this one; null only for headquarters. */
    parentNo: orNull(int4()),
  },
  loaded: 'all',
})

export type Branch = RowOf<typeof branch>
