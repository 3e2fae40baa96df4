/** What the server has done about a row of the schedule: it has asked for it, it has heard the answer, or it came too late. */
import type { BusinessDate } from '../base/business-date.ts'
import type { ScheduleRun } from '../books/tables/day/schedule-run.ts'
import { defineInbound } from '../frame/define-inbound.ts'
import type { Rejection } from '../frame/rejection.ts'
import { runKeyOf } from '../procedures/day/due-schedule.ts'
import type { ScheduleRunStatus } from '../words/schedule-status.ts'

export interface ScheduleTold {
  name: string
  date: BusinessDate
  functionCode: string
  status: ScheduleRunStatus
  /** Of what was refused. */
  refusal?: { code: Rejection['code']; values?: Rejection['values'] }
}

export const scheduleTold = defineInbound<ScheduleTold>({
  name: 'schedule-told',
  keys: () => [],
  decide: (books, { name, date, functionCode, status, refusal }, { at }) => {
    const runKey = runKeyOf(name, date)
    const before = books.scheduleRuns.get(runKey)
    const isAsked = status === 'asked'
    if (before?.status === 'done' || (before?.status === 'asked' && isAsked)) return []
    const row: ScheduleRun = {
      runKey,
      businessDate: date,
      name,
      functionCode,
      status,
      tries: (before?.tries ?? 0) + (isAsked ? 1 : 0),
      askedAt: isAsked ? at : (before?.askedAt ?? null),
      endedAt: isAsked ? null : at,
      refusal: refusal === undefined ? '' : JSON.stringify(refusal),
    }
    return [{ kind: before === undefined ? 'insert' : 'update', table: 'schedule_run', row }]
  },
})
