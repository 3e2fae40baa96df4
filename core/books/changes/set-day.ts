/** setDay — the business day moves on; transitions as the comment of DayPhase says. */
import { assert } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import type { BusinessDay } from '../tables/day/business-day.ts'
import { inserted, updated } from '../dirty.ts'
import type { DayPhase } from '../../words/day-phase.ts'

export interface SetDay {
  kind: 'setDay'
  businessDate: string
  phase: DayPhase
  clearingRun?: number
}

export const NEXT_PHASES: Record<DayPhase, readonly DayPhase[]> = {
  closed: ['open', 'closing'],
  open: ['day-end'],
  'day-end': ['closing'],
  closing: ['closed', 'day-end'],
}

export function applySetDay(books: MutableBooks, change: SetDay): void {
  const day: BusinessDay = books.day
  assert(
    change.phase === day.phase || NEXT_PHASES[day.phase].includes(change.phase),
    `a day does not go from ${day.phase} to ${change.phase}`,
  )
  assert(change.businessDate >= day.businessDate, 'the business date does not go back')
  const isNew = change.businessDate > day.businessDate
  if (isNew) {
    assert(day.phase === 'closed', 'the date moves only when a day is opened')
    day.dayNo++
    day.clearingRun = 1
  }
  day.businessDate = change.businessDate
  day.phase = change.phase
  day.clearingRun = change.clearingRun ?? day.clearingRun
  if (isNew) inserted(books.dirty, 'business_day', day)
  else updated(books.dirty, 'business_day', day)
}
