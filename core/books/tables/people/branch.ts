/** A branch of the firm. How they hang together is told in core/books/branches.ts. */
import type { BranchStatus } from '../../../words/branch-status.ts'
import { defineTable, int4, orNull, text, type RowOf } from '../define-table.ts'

export const branch = defineTable({
  name: 'branch',
  key: 'branchNo',
  owner: 'nobody',
  collection: 'branches',
  columns: {
    branchNo: int4(),
    /** Under which the supervisor and the firm's own papers know it. */
    code: text(),
    nameZh: text(),
    nameEn: text(),
    address: text(),
    phone: text(),
    status: text<BranchStatus>(),
    /** The one above; null for headquarters alone. */
    parentNo: orNull(int4()),
  },
  loaded: 'all',
})

export type Branch = RowOf<typeof branch>
