/** Of the rows of a name the one in force counts; a row runs on its days, and not while it is off. */
import { expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import type { ScheduleRow } from './parameters.ts'
import { scheduleOn } from './schedule.ts'

const FRIDAY = '2026-11-27'
const { holidays, schedule } = defaultParameters()
const named = (key: string, differing: Partial<ScheduleRow> = {}): ScheduleRow[] =>
  schedule.map(row => ({ ...row, key, ...differing }))
const on = (date: string, ...rows: ScheduleRow[]): string[] =>
  scheduleOn({ holidays, schedule: rows }, date).map(({ key, at }) => `${key} ${at}`)

test.each([
  ['by name', FRIDAY, [...named('b'), ...named('a')], ['a 54300', 'b 54300']],
  ['off', FRIDAY, named('a', { isOn: false }), []],
  [
    'off from a later date',
    FRIDAY,
    [...named('a'), ...named('a', { isOn: false, from: '2026-11-30' })],
    ['a 54300'],
  ],
  ['another time since', FRIDAY, [...named('a'), ...named('a', { at: 60, from: FRIDAY })], ['a 60']],
  ['on Fridays', FRIDAY, named('a', { days: ['friday'] }), ['a 54300']],
  ['on Fridays alone', '2026-11-26', named('a', { days: ['friday', 'month-end'] }), []],
  ['at the end of a month', '2026-11-30', named('a', { days: ['month-end'] }), ['a 54300']],
] as const)('%s', (_, date, rows, expected) => expect(on(date, ...rows)).toEqual(expected))
