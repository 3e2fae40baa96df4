/** A year's holidays from the package `chinese-days`: the State Council's notice, or nothing before it is known. */
import chineseDays from 'chinese-days'
import { addDays } from '@guitai/core/base/business-date.ts'

export interface KnownHoliday {
  from: string
  to: string
  name: { zh: string; en: string }
}

/** Runs of days off. Two holidays that touch are one, named by its first day. */
export function knownHolidays(year: number): KnownHoliday[] {
  const holidays: KnownHoliday[] = []
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const name = holidayName(date)
    if (name === undefined) continue
    const last = holidays.at(-1)
    if (last !== undefined && addDays(last.to, 1) === date) last.to = date
    else holidays.push({ from: date, to: date, name })
  }
  return holidays
}

/** The package gives 'Spring Festival,春节,4' for a holiday, and only the weekday for a weekend. */
function holidayName(date: string): { zh: string; en: string } | undefined {
  const { work, name } = chineseDays.getDayDetail(date)
  const [en, zh] = name.split(',')
  return work || en === undefined || zh === undefined ? undefined : { zh, en }
}
