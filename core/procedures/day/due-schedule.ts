/**
 * What of the schedule is to be done now. A row belongs to the business date and is done once on it. It is due when the market's time has
 * come, or when its step is over; what was asked for and never answered is asked for again under the same request id.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { TimeOfDay } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import type { ScheduleRun } from '../../books/tables/day/schedule-run.ts'
import { dayPlan } from '../../rules/day-plan.ts'
import type { ScheduleRow } from '../../rules/parameters.ts'
import { scheduleOn } from '../../rules/schedule.ts'
import { dayFacts, isStepOver, isTooEarly } from './step-state.ts'

export interface DueRow {
  row: ScheduleRow
  date: BusinessDate
  /** 1 for the first time. Each further one has a request id of its own. */
  tryNo: number
  /** It is begun, or asked for again because nobody has heard the answer, or it is only said that its time has passed. */
  what: 'begin' | 'ask-again' | 'missed'
}

export interface ScheduleNow {
  /** Milliseconds since 1970 UTC. */
  at: number
  /** The market's date and time. */
  date: BusinessDate
  time: TimeOfDay
}

const MINUTE_MS = 60_000

export const runKeyOf = (name: string, date: BusinessDate): string => `${name}/${date}`

/** `isStart`: the server was down until now, so what was due before has been missed. */
export function dueSchedule(books: Books, now: ScheduleNow, isStart: boolean): readonly DueRow[] {
  const { day, parameters, scheduleRuns } = books
  if (day.dayNo === 0) return []
  const date = day.businessDate
  return scheduleOn(parameters, date).flatMap((row): readonly DueRow[] => {
    const run = scheduleRuns.get(runKeyOf(row.key, date))
    const tryNo = run?.tries ?? 0
    if (run === undefined) {
      if (!isDue(books, row, now)) return []
      const isMissed = isStart && row.at !== null && !row.catchUp
      return [{ row, date, tryNo: 1, what: isMissed ? 'missed' : 'begin' }]
    }
    if (run.status === 'asked') return [{ row, date, tryNo, what: 'ask-again' }]
    return isToRepeat(run, row, now.at) ? [{ row, date, tryNo: tryNo + 1, what: 'begin' }] : []
  })
}

function isDue(books: Books, { at, afterStep }: ScheduleRow, now: ScheduleNow): boolean {
  const { businessDate } = books.day
  if (at !== null) return !isTooEarly({ notBefore: at }, businessDate, now)
  const facts = dayFacts(books)
  const steps = dayPlan(books.parameters, businessDate).filter(({ key }) => key.split('-')[0] === afterStep)
  return steps.length > 0 && steps.every(step => isStepOver(facts, step))
}

function isToRepeat({ status, endedAt }: ScheduleRun, { repeatMinutes }: ScheduleRow, at: number): boolean {
  return (
    status === 'refused' &&
    repeatMinutes !== null &&
    endedAt !== null &&
    at >= endedAt + repeatMinutes * MINUTE_MS
  )
}
