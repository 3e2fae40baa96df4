/** Dates as the audit calculates them: days since 1970-01-01, the exchanges' trading days, the periods of interest. */
import type { HolidayRow } from '@guitai/core/rules/parameters.ts'

const DAY_MS = 86_400_000

export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function later(date: string, days: number): string {
  return dateOf(dayOf(date) + days)
}

export class Calendar {
  readonly #closed = new Set<string>()
  readonly #next = new Map<string, string>()

  constructor(holidays: readonly HolidayRow[]) {
    for (const { from, to } of holidays)
      for (let date = from; date <= to; date = later(date, 1)) this.#closed.add(date)
  }

  isTradingDay(date: string): boolean {
    // 1970-01-01 was a Thursday.
    const weekday = (dayOf(date) + 4) % 7
    return weekday !== 0 && weekday !== 6 && !this.#closed.has(date)
  }

  /** The date itself when it is a trading day, else the first trading day after it. */
  from(date: string): string {
    let found = date
    while (!this.isTradingDay(found)) found = later(found, 1)
    return found
  }

  next(date: string): string {
    let found = this.#next.get(date)
    if (found === undefined) this.#next.set(date, (found = this.from(later(date, 1))))
    return found
  }

  after(date: string, tradingDays: number): string {
    let found = date
    for (let n = 0; n < tradingDays; n++) found = this.next(found)
    return found
  }
}

/** The 20th of March, June, September or December on which the period of a date ends. */
export function periodOf(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const quarter = Math.ceil(month / 3) * 3
  const end = quarter === month && day > 20 ? quarter + 3 : quarter
  return end > 12 ? `${year + 1}-03-20` : `${year}-${String(end).padStart(2, '0')}-20`
}

/** The period that is credited on this business date: it ended on a 20th, and this is the 21st or the next trading day. */
export function creditedOn(date: string, calendar: Calendar): string | undefined {
  for (let end = later(date, -1); end > later(date, -40); end = later(end, -1))
    if (periodOf(end) === end) return calendar.from(later(end, 1)) === date ? end : undefined
  return undefined
}
