/** A row of the schedule is asked for, answered or missed; what is done stays done. */
import type { ScheduleRun } from '../books/tables/day/schedule-run.ts'
import { applyChanges } from '../books/changes/change.ts'
import { books, settled } from '../testing/books.ts'
import { testInbound } from '../testing/test-function.ts'
import { scheduleTold, type ScheduleTold } from './schedule-told.ts'

const told: ScheduleTold = { name: 'night', date: '2026-11-23', functionCode: 'E20', status: 'asked' }
function after(run: Partial<ScheduleRun>) {
  const given = books()
  const row: ScheduleRun = {
    runKey: 'night/2026-11-23',
    businessDate: '2026-11-23',
    name: 'night',
    functionCode: 'E20',
    status: 'asked',
    tries: 1,
    askedAt: 1,
    endedAt: null,
    refusal: '',
    ...run,
  }
  applyChanges(given, [{ kind: 'insert', table: 'schedule_run', row }])
  return settled(given)
}
const said = (rest: string): string =>
  `schedule_run runKey night/2026-11-23 businessDate 2026-11-23 name night functionCode E20 status ${rest}`
const NOW = 1_795_000_000_000

testInbound(scheduleTold, {
  given: books(),
  typical: told,
  cases: [
    ['asked for', {}, [`insert ${said(`asked tries 1 askedAt ${NOW}`)}`]],
    ['missed', { status: 'missed' }, [`insert ${said(`missed endedAt ${NOW}`)}`]],
    [
      'done',
      { status: 'done' },
      [`update ${said(`done tries 1 askedAt 1 endedAt ${NOW}`)}`],
      { books: after({}) },
    ],
    [
      'refused',
      { status: 'refused', refusal: { code: 'phase_not_allowed' } },
      [`update ${said(`refused tries 1 askedAt 1 endedAt ${NOW} refusal {"code":"phase_not_allowed"}`)}`],
      { books: after({}) },
    ],
    [
      'asked for again',
      {},
      [`update ${said(`asked tries 2 askedAt ${NOW}`)}`],
      { books: after({ status: 'refused' }) },
    ],
    ['done already', { status: 'refused' }, [], { books: after({ status: 'done' }) }],
  ],
})
