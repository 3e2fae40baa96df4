/** What differs between our books and an outside file; resolved by a named act, or carried as an approved exception. */
import type { DiscrepancyKind, Resolution } from '../../../words/discrepancy.ts'
import { date, defineTable, int8, optional, orNull, text, type RowOf } from '../define-table.ts'

export const discrepancy = defineTable({
  name: 'discrepancy',
  key: 'discrepancyKey',
  owner: 'nobody',
  collection: 'discrepancies',
  columns: {
    discrepancyKey: text(),
    businessDate: date(),
    kind: text<DiscrepancyKind>(),
    /** What differs; where that is a trade, its key. */
    subject: text(),
    /** Where a trade differs, its figures by name (`trade-figures.ts`), or '' where this side has no such trade; else a figure. */
    ours: text(),
    theirs: text(),
    /** `rounded`: a fee that the depository reckons a little otherwise, which the books have followed by themselves. */
    resolution: text<Resolution>(),
    resolvedBy: orNull(int8()),
    /** Why it was resolved so. */
    actReason: optional(text()),
  },
  loaded: [{ businessDate: 'today' }, { resolution: ['open'] }],
  leavesWith: 'businessDate',
})

export type Discrepancy = RowOf<typeof discrepancy>
