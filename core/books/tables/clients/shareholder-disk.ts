/** A list of securities accounts from the registration company (X06): how far it has been compared, and the result. */
import type { Market } from '../../../base/market.ts'
import { bool, date, defineTable, int4, int8, text, type RowOf } from '../define-table.ts'

export const shareholderDisk = defineTable({
  name: 'shareholder_disk',
  key: 'diskNo',
  owner: 'nobody',
  collection: 'shareholderDisks',
  alsoBy: { shareholderDisksByChecksum: ({ checksum }: { checksum: string }) => checksum },
  counter: 'recordNo',
  columns: {
    diskNo: int8(),
    market: text<Market>(),
    /** The SHA-256 of the file, by which a repeated file is recognised. */
    checksum: text(),
    takenOn: date(),
    tellerNo: int8(),
    /** The number of lines compared so far, and how many of them are new, agreed, different or unknown. */
    lines: int4(),
    agreed: int4(),
    different: int4(),
    newAccounts: int4(),
    unknown: int4(),
    /** True once the last line has been compared. */
    isWhole: bool(),
  },
  // A file is refused however long ago it came.
  loaded: 'all',
})

export type ShareholderDisk = RowOf<typeof shareholderDisk>
