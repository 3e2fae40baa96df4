/** closed → open → day-end → closing → closed, and back from closing; the date moves only when a day is opened. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import type { DayPhase } from '../../words/day-phase.ts'
import { applyChanges } from './change.ts'

const set = (businessDate: string, phase: DayPhase) => ({ kind: 'setDay', businessDate, phase }) as const

testChange('setDay', {
  given: books(),
  cases: [
    ['the day end begins', set('2026-11-23', 'day-end'), ['day phase open → day-end']],
    [
      'clearing begins',
      set('2026-11-23', 'closing'),
      ['day phase day-end → closing'],
      books({ day: '2026-11-23 day-end' }),
    ],
    [
      'it ends',
      set('2026-11-23', 'closed'),
      ['day phase closing → closed'],
      books({ day: '2026-11-23 closing' }),
    ],
    [
      'the closing is taken back',
      set('2026-11-23', 'closing'),
      ['day phase closed → closing'],
      books({ day: '2026-11-23 closed' }),
    ],
    [
      'and the next run begins',
      { ...set('2026-11-23', 'day-end'), clearingRun: 2 },
      ['day clearingRun 1 → 2', 'day phase closing → day-end'],
      books({ day: '2026-11-23 closing' }),
    ],
    [
      'not without clearing',
      set('2026-11-23', 'closed'),
      /does not go from day-end to closed/,
      books({ day: '2026-11-23 day-end' }),
    ],
    [
      'the next day opens',
      set('2026-11-24', 'open'),
      ['day businessDate 2026-11-23 → 2026-11-24', 'day dayNo 1 → 2', 'day phase closed → open'],
      books({ day: '2026-11-23 closed' }),
    ],
    ['not without a day end', set('2026-11-23', 'closed'), /does not go from open to closed/],
    ['a new date in the middle of a day', set('2026-11-24', 'open'), /only when a day is opened/],
    ['back', set('2026-11-20', 'open'), /does not go back/, books({ day: '2026-11-23 closed' })],
    [
      'back to open',
      set('2026-11-23', 'open'),
      /does not go from day-end to open/,
      books({ day: '2026-11-23 day-end' }),
    ],
  ],
})

test('a new date is a new row, with a first clearing run', () => {
  const given = books({ day: '2026-11-23 closed' })
  given.day.clearingRun = 3
  applyChanges(given, [set('2026-11-24', 'open')])
  expect([given.day.clearingRun, given.dirty.business_day.inserted.size]).toEqual([1, 1])
})
