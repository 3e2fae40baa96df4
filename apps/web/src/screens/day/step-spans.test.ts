/** The bars of a step: from its plan, from other days, from its record. */
import { expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import type { DayRecord, PlannedStep, StepRecord } from './day-plan.ts'
import { axisOf, spansOf } from './step-spans.ts'

const step: PlannedStep = {
  key: 'E11',
  title: { zh: '', en: '' },
  functionCode: 'E11',
  market: null,
  input: {},
  after: [],
  needs: [],
  notBefore: null,
  auto: true,
  longestMinutes: 10,
  skippable: false,
  state: 'ready',
  usual: null,
}
const at = (time: string, date = '2026-11-23'): string => `${date}T${time}+08:00`
const record = (differing: Partial<StepRecord> = {}): StepRecord => ({
  code: 'E11',
  run: 1,
  status: 'done',
  startedAt: at('16:00:00'),
  endedAt: at('16:00:30'),
  count: 0,
  sums: {},
  tellerNo: 1,
  detail: '',
  ...differing,
})
const day = (...steps: StepRecord[]): DayRecord => ({
  businessDate: '2026-11-23',
  phase: 'day-end',
  clearingRun: 1,
  nextTradingDay: '2026-11-24',
  warnings: [],
  openTills: 0,
  markets: [],
  plan: [],
  steps,
})
const clock = (time: string, tradeDate = '2026-11-23') => ({ tradeDate, time: timeOfDay(time) })
const usual = { startsAt: timeOfDay('15:40'), seconds: 20 }
const span = (from: string, seconds: number) => ({ from: timeOfDay(from), to: timeOfDay(from) + seconds })

test.each([
  ['nothing is known', day(), step, {}],
  ['as usual', day(), { ...step, usual }, { planned: span('15:40', 600), usual: span('15:40', 20) }],
  [
    'a time of its own',
    day(),
    { ...step, usual, notBefore: timeOfDay('16:10') },
    { planned: span('16:10', 600), usual: span('15:40', 20) },
  ],
  ['done', day(record()), step, { planned: span('16:00', 600), now: span('16:00', 30) }],
  [
    'running, up to now',
    day(record({ status: 'running', endedAt: null })),
    step,
    { planned: span('16:00', 600), now: span('16:00', 300) },
  ],
  ['skipped: it did not run', day(record({ status: 'skipped' })), step, { planned: span('16:00', 600) }],
  ['of an earlier run', day(record({ run: 2 })), step, {}],
])('%s', (_, of, given, expected) => {
  expect(spansOf(of, given, clock('16:05'))).toEqual(expected)
})

test('after midnight the line goes on', () => {
  const late = day(record({ startedAt: at('23:59:00'), status: 'running', endedAt: null }))
  expect(spansOf(late, step, clock('00:01', '2026-11-24')).now).toEqual(span('23:59', 120))
})

test('the axis holds all of them, and is never of no length', () => {
  expect(axisOf([{}, {}])).toBeUndefined()
  expect(axisOf([{ now: { from: 100, to: 100 } }])).toEqual({ from: 100, to: 160 })
  expect(axisOf([{ planned: { from: 100, to: 700 } }, { usual: { from: 50, to: 60 } }])).toEqual({
    from: 50,
    to: 700,
  })
})
