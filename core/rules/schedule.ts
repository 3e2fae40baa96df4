/** What the counter does by itself on a date, from the table `schedule`. A row that is off, or for other days, is not among it. */
import type { BusinessDate } from '../base/business-date.ts'
import { kindsOf } from './day-plan.ts'
import { inForce, type Parameters, type ScheduleRow } from './parameters.ts'

/** By name. `date` is a trading day. */
export function scheduleOn(
  { schedule, holidays }: Pick<Parameters, 'schedule' | 'holidays'>,
  date: BusinessDate,
): readonly ScheduleRow[] {
  const kinds = kindsOf(date, holidays)
  const names = [...new Set(schedule.map(({ key }) => key))].toSorted()
  return names.flatMap(name => {
    const row = inForce(schedule, name, date)
    return row?.isOn === true && row.days.some(day => kinds.has(day)) ? [row] : []
  })
}
