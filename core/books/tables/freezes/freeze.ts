/** An authority's or the firm's act. `ordered` is what was asked for, `effective` what is frozen now (waiting freezes fill by rank). */
import type { FreezeObject, FreezeStatus, FreezeTerm } from '../../../words/freeze.ts'
import { bool, date, defineTable, int4, int8, optional, orNull, text, type RowOf } from '../define-table.ts'

export const freeze = defineTable({
  name: 'freeze',
  key: 'freezeNo',
  owner: 'client',
  isWrittenByOwnChanges: true,
  columns: {
    freezeNo: int8(),
    clientNo: int8(),
    object: text<FreezeObject>(),
    /** The number of the cash account or holding that is frozen. */
    accountNo: int8(),
    term: text<FreezeTerm>(),
    ordered: int8(),
    effective: int8(),
    rank: int4(),
    authority: text(),
    document: text(),
    summary: text(),
    placedOn: date(),
    /** The last date on which the freeze is in force; null until it is released. */
    expiresOn: orNull(date()),
    status: text<FreezeStatus>(),
    /** True where the freeze also takes the yield of what is frozen: interest and dividends (孳息). */
    coversDividends: optional(bool()),
  },
})

export type Freeze = RowOf<typeof freeze>
