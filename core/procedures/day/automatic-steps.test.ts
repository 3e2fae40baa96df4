/** What runs by itself and what is left: while markets trade, when one is through, when all are, and when a person is needed. */
import { expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { books, type BookSpec } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { laterToday, UP_TO_E02, UP_TO_E27, withSteps } from '../../testing/steps.ts'
import { isDayDone, leftSteps, nextAutomatic } from './automatic-steps.ts'

const COMPLETE = { XSHG: 'complete', XSHE: 'complete', BJSE: 'complete' }
const UP_TO_E12 = [...UP_TO_E02, 'E03', 'E11', 'E12']
const given = (spec: BookSpec, ...steps: string[]): MutableBooks => withSteps(books(spec), steps)
const ended = (...steps: string[]): MutableBooks =>
  given({ day: '2026-11-23 day-end', markets: COMPLETE }, ...steps)
const byHand = (on: MutableBooks, key: string): MutableBooks => {
  const dayPlan = on.parameters.dayPlan.map(row => (row.key === key ? { ...row, auto: false } : row))
  return { ...on, parameters: { ...on.parameters, dayPlan } }
}
const streams = (...markets: string[]): string[] => markets.map(market => `E27-${market} stream_not_complete`)

test.each<[string, MutableBooks, readonly string[], string | undefined, string[]]>([
  ['before the first day', first(), [], undefined, []],
  [
    'a list is to be loaded',
    given({ markets: { XSHE: 'not listed' } }),
    [],
    'X04-XSHE',
    streams('XSHG', 'XSHE', 'BJSE'),
  ],
  ['the markets trade', given({}), [], undefined, streams('XSHG', 'XSHE', 'BJSE')],
  [
    'one is through: its orders end',
    given({ markets: { XSHE: 'complete' } }),
    [],
    'E27-XSHE',
    streams('XSHG', 'BJSE'),
  ],
  [
    'its file waits for the others',
    given({ markets: { XSHE: 'complete' } }, 'E27-XSHE'),
    [],
    undefined,
    streams('XSHG', 'BJSE'),
  ],
  ['all are through', ended(...UP_TO_E27), [], 'E01-XSHG', []],
  ['what was interrupted goes on', ended(...UP_TO_E02, 'E03', 'E11 running'), [], 'E11', []],
  ['a file is missing: the other markets go on', ended(...UP_TO_E27), ['E01-XSHG'], 'E01-XSHE', []],
  ['nothing is left but what a person sees to', ended(...UP_TO_E02), ['E03'], undefined, []],
  ['not before its time', laterToday(ended(...UP_TO_E02), 'E03'), [], undefined, ['E03 step_too_early']],
  ['a step for a person', byHand(ended(...UP_TO_E02), 'E03'), [], undefined, ['E03 step_needs_a_person']],
  [
    'closed: the move is left',
    given({ day: '2026-11-23 closed', markets: COMPLETE }, ...UP_TO_E12, 'E13'),
    [],
    'E28',
    [],
  ],
  ['all done', done(), [], undefined, []],
])('%s', (_, on, left, next, waiting) => {
  const now = aMeta({ time: '16:00' })
  expect(nextAutomatic(on, now, new Set(left))?.key).toBe(next)
  expect(leftSteps(on, now).map(({ step, why }) => `${step} ${why.code}`)).toEqual(waiting)
})

test.each([
  ['done', done(), true],
  ['not moved', given({ day: '2026-11-23 closed', markets: COMPLETE }, ...UP_TO_E12, 'E13'), false],
])('the day is %s', (_, on, expected) => expect(isDayDone(on)).toBe(expected))

function done(): MutableBooks {
  return given({ day: '2026-11-23 closed', markets: COMPLETE }, ...UP_TO_E12, 'E13', 'E28')
}

function first(): MutableBooks {
  const on = given({ day: '2026-11-20 closed' })
  on.day = { ...on.day, dayNo: 0 }
  return on
}
