/** Dates and instants of the markets. China has had one time zone without summer time since 1991: UTC+8. */
import { dateOfDayNumber, dayNumber, type BusinessDate } from './business-date.ts'

const SHANGHAI_MS = 8 * 3600_000
const DAY_MS = 86_400_000

/** `at` in milliseconds since 1970 UTC; the time in whole seconds of the day. */
export function shanghaiTimeOf(at: number): { date: BusinessDate; time: number } {
  const shanghai = at + SHANGHAI_MS
  return {
    date: dateOfDayNumber(Math.floor(shanghai / DAY_MS)),
    time: Math.floor((shanghai % DAY_MS) / 1000),
  }
}

/** Milliseconds since 1970 UTC; `time` may have a fraction. */
export function shanghaiInstant(date: BusinessDate, time: number): number {
  return dayNumber(date) * DAY_MS - SHANGHAI_MS + Math.floor(time * 1000)
}
