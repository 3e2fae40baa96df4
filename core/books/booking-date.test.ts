import { describe, expect, it } from 'vitest'
import { defaultParameters } from '../rules/default-parameters.ts'
import { bookingDate } from './booking-date.ts'
import type { DayPhase } from '../words/day-phase.ts'

const at = (businessDate: string, phase: DayPhase) =>
  bookingDate({ day: { businessDate, phase, clearingRun: 1, dayNo: 1 }, parameters: defaultParameters() })

describe('the booking date', () => {
  it.each([
    ['open', '2026-11-23', '2026-11-23'],
    ['day-end', '2026-11-23', '2026-11-23'],
    ['closed', '2026-11-23', '2026-11-24'],
    ['closed', '2026-11-27', '2026-11-30'],
  ] as const)('%s on %s: %s', (phase, date, expected) => {
    expect(at(date, phase)).toBe(expected)
  })
})
