/**
 * A business day and its phases: `closed` → (X03 start of day) → `open` → (first day-end step) → `day-end` → (E11 begins) → `closing`
 * → (E13) → `closed`. E21 takes a closing back: `closed` or `closing` → `closing` → `day-end`. Nothing else moves it. While it is being
 * closed, only the steps of the day end post money and shares. Market sessions within `open` are a matter of the market's clock, not of
 * the books.
 */
import type { DayPhase } from '../../../words/day-phase.ts'
import { date, defineTable, int4, text, type RowOf } from '../define-table.ts'

export const businessDay = defineTable({
  name: 'business_day',
  key: 'businessDate',
  owner: 'nobody',
  isWrittenByOwnChanges: true,
  columns: {
    businessDate: date(),
    phase: text<DayPhase>(),
    /** Taking a clearing back opens the next run. */
    clearingRun: int4(),
    /** How many business days this installation has opened. */
    dayNo: int4(),
  },
})

export type BusinessDay = RowOf<typeof businessDay>
