/**
 * What became of a row of the schedule on a business date. It is kept by the name of the row, so that a row that has changed meanwhile is
 * not done a second time.
 *
 *   asked → done
 *     │      (missed: the server was down at its time, and nobody is to catch up)
 *     └───► refused → asked (tried again, where the row says after how long)
 */
import type { ScheduleRunStatus } from '../../../words/schedule-status.ts'
import { date, defineTable, int4, orNull, text, time, type RowOf } from '../define-table.ts'

export const scheduleRun = defineTable({
  name: 'schedule_run',
  key: 'runKey',
  owner: 'nobody',
  collection: 'scheduleRuns',
  columns: {
    /** 'name/businessDate'. */
    runKey: text(),
    businessDate: date(),
    name: text(),
    functionCode: text(),
    status: text<ScheduleRunStatus>(),
    /** How many times it was asked for. */
    tries: int4(),
    askedAt: orNull(time()),
    endedAt: orNull(time()),
    /** Why it was refused, as JSON; '' where it was not. */
    refusal: text(),
  },
  loaded: [{ businessDate: 'today' }],
})

export type ScheduleRun = RowOf<typeof scheduleRun>
