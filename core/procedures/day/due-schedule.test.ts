/** What of the schedule is due: once on a business date, at its time or after its step; missed, refused, never answered. */
import { expect, test } from 'vitest'
import { timeOfDay } from '../../base/market.ts'
import { shanghaiInstant } from '../../base/shanghai-time.ts'
import type { MutableBooks } from '../../books/books.ts'
import type { ScheduleRun } from '../../books/tables/day/schedule-run.ts'
import { SCHEDULE } from '../../rules/tables/schedule.ts'
import { books } from '../../testing/books.ts'
import { withSteps } from '../../testing/steps.ts'
import type { ScheduleRow } from '../../rules/parameters.ts'
import { dueSchedule, runKeyOf } from './due-schedule.ts'

const FRIDAY = '2026-11-27'
const NAME = 'settle-automatic'
const ASKED_AT = shanghaiInstant(FRIDAY, timeOfDay('15:05'))

function on(
  row: Partial<ScheduleRow> = {},
  run?: Partial<ScheduleRun>,
  day = `${FRIDAY} open`,
): MutableBooks {
  const given = books({ day })
  const rows = SCHEDULE.map(each => ({ ...each, ...row }))
  const built = { ...given, parameters: { ...given.parameters, schedule: rows } }
  if (run !== undefined)
    built.scheduleRuns.set(runKeyOf(NAME, FRIDAY), {
      runKey: runKeyOf(NAME, FRIDAY),
      businessDate: FRIDAY,
      name: NAME,
      functionCode: 'E22',
      status: 'done',
      tries: 1,
      askedAt: ASKED_AT,
      endedAt: ASKED_AT,
      refusal: '',
      ...run,
    })
  return built
}

const now = (date: string, time: string) => ({
  at: shanghaiInstant(date, timeOfDay(time)),
  date,
  time: timeOfDay(time),
})
const said = (built: MutableBooks, at: ReturnType<typeof now>, isStart = false): string[] =>
  dueSchedule(built, at, isStart).map(({ row, date, tryNo, what }) => `${what} ${row.key}/${date} ${tryNo}`)

const BEGIN = [`begin ${NAME}/${FRIDAY} 1`]

test.each([
  ['before its time', on(), now(FRIDAY, '15:04'), false, []],
  ['at its time', on(), now(FRIDAY, '15:05'), false, BEGIN],
  ['restarted at 15:06, done', on({}, {}), now(FRIDAY, '15:06'), true, []],
  ['on Saturday, done', on({}, {}), now('2026-11-28', '15:05'), true, []],
  [
    'restarted at 15:06, never answered',
    on({}, { status: 'asked' }),
    now(FRIDAY, '15:06'),
    true,
    [`ask-again ${NAME}/${FRIDAY} 1`],
  ],
  ['the server was down: it catches up', on(), now(FRIDAY, '16:00'), true, BEGIN],
  [
    'the server was down: a person is told',
    on({ catchUp: false }),
    now(FRIDAY, '16:00'),
    true,
    [`missed ${NAME}/${FRIDAY} 1`],
  ],
  ['it runs, and the day opens late', on({ catchUp: false }), now(FRIDAY, '16:00'), false, BEGIN],
  ['told once', on({ catchUp: false }, { status: 'missed', tries: 0 }), now(FRIDAY, '16:00'), true, []],
  ['off', on({ isOn: false }), now(FRIDAY, '15:05'), false, []],
  [
    'on another day of the week',
    on({ days: ['friday'] }, undefined, '2026-11-26 open'),
    now('2026-11-26', '15:05'),
    false,
    [],
  ],
  ['on its day of the week', on({ days: ['friday'] }), now(FRIDAY, '15:05'), false, BEGIN],
  ['from a later date on', on({ from: '2026-11-30' }), now(FRIDAY, '15:05'), false, []],
  ['refused for good', on({}, { status: 'refused' }), now(FRIDAY, '16:00'), false, []],
  [
    'refused, too early for another try',
    on({ repeatMinutes: 10 }, { status: 'refused' }),
    now(FRIDAY, '15:14'),
    false,
    [],
  ],
  [
    'refused, again',
    on({ repeatMinutes: 10 }, { status: 'refused' }),
    now(FRIDAY, '15:15'),
    false,
    [`begin ${NAME}/${FRIDAY} 2`],
  ],
  [
    'before its step',
    withSteps(on({ at: null, afterStep: 'E27' }), ['E27-XSHG', 'E27-XSHE']),
    now(FRIDAY, '16:00'),
    false,
    [],
  ],
  [
    'after its step, in all markets',
    withSteps(on({ at: null, afterStep: 'E27' }), ['E27-XSHG', 'E27-XSHE', 'E27-BJSE']),
    now(FRIDAY, '16:00'),
    true,
    BEGIN,
  ],
])('%s', (_, built, at, isStart, expected) => expect(said(built, at, isStart)).toEqual(expected))

test('before the first day nothing is due', () => {
  const built = on()
  built.day.dayNo = 0
  expect(said(built, now(FRIDAY, '15:05'))).toEqual([])
})
