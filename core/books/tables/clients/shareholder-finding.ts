/** A line of the registration company's list (X06) that does not agree with the books, with the books' values at that time. */
import type { ShareholderDiffers, ShareholderFinding } from '../../../words/shareholder.ts'
import { defineTable, int4, int8, orNull, text, type RowOf } from '../define-table.ts'

export const shareholderFinding = defineTable({
  name: 'shareholder_finding',
  key: ['diskNo', 'lineNo'],
  owner: 'nobody',
  columns: {
    diskNo: int8(),
    lineNo: int4(),
    finding: text<ShareholderFinding>(),
    differs: orNull(text<ShareholderDiffers>()),
    securitiesAccountId: text(),
    name: text(),
    identityNumber: text(),
    /** The client to whom the account belongs, or would belong; null where no client is known. */
    clientNo: orNull(int8()),
    ourName: text(),
    ourIdentityNumber: text(),
  },
  updates: [],
})

export type ShareholderFindingRow = RowOf<typeof shareholderFinding>
