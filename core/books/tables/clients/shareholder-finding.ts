/** A line of the registration company's list (X06) that does not agree with the books, and what the books said then. */
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
    /** Whose the account is here, or whose it would be; null where nobody is known. */
    clientNo: orNull(int8()),
    ourName: text(),
    ourIdentityNumber: text(),
  },
  updates: [],
})

export type ShareholderFindingRow = RowOf<typeof shareholderFinding>
