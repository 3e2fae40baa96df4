/**
 * One step of a day, done or under way. `cursor` is the restart point (the last client number, or the rows of a file taken in):
 * it only moves forward, and no chunk relies on it to be done once.
 */
import type { StepStatus } from '../../../words/step-status.ts'
import type { CurrencySums } from '../../day.ts'
import { date, defineTable, int4, int8, json, orNull, text, time, type RowOf } from '../define-table.ts'

export const dayStep = defineTable({
  name: 'day_step',
  key: 'stepKey',
  owner: 'nobody',
  collection: 'steps',
  columns: {
    /** 'businessDate/run/code'. */
    stepKey: text(),
    businessDate: date(),
    run: int4(),
    code: text(),
    status: text<StepStatus>(),
    startedAt: time(),
    endedAt: orNull(time()),
    cursor: int8(),
    count: int8(),
    /** What was moved or compared, each currency for itself. */
    sums: json<CurrencySums>(),
    tellerNo: int8(),
    detail: text(),
  },
  loaded: [{ businessDate: 'today' }],
  leavesWith: 'businessDate',
})

export type DayStep = RowOf<typeof dayStep>
