/** A list of securities accounts from the registration company (X06), how far it is compared, and what was found. */
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
    /** SHA-256 of the file, by which it is known again. */
    checksum: text(),
    takenOn: date(),
    tellerNo: int8(),
    /** Lines compared so far, and how many of them were what. */
    lines: int4(),
    agreed: int4(),
    different: int4(),
    newAccounts: int4(),
    unknown: int4(),
    /** The last line is compared, too. */
    isWhole: bool(),
  },
  // A file is refused however long ago it came.
  loaded: 'all',
})

export type ShareholderDisk = RowOf<typeof shareholderDisk>
