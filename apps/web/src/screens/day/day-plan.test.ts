import { expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import {
  expectedEnd,
  isLate,
  nextStep,
  perSecond,
  recordOf,
  secondsOf,
  stepToShow,
  type DayRecord,
  type PlannedStep,
  type StepRecord,
} from './day-plan.ts'
import type { StepState } from '@guitai/core/words/step-status.ts'

const record = (code: string, status: 'running' | 'done' = 'done', run = 1): StepRecord => ({
  code,
  run,
  status,
  startedAt: '2026-11-23T07:30:00.000Z',
  endedAt: null,
  count: 0,
  sums: {},
  tellerNo: 1,
  detail: '',
})

const step = (key: string, state: StepState, auto = true): PlannedStep => ({
  key,
  title: { zh: key, en: key },
  functionCode: key,
  market: null,
  input: {},
  after: [],
  needs: [],
  notBefore: null,
  auto,
  longestMinutes: 1,
  skippable: false,
  state,
  usual: null,
})

test.each([
  ['the first that is ready', [step('A', 'done'), step('B', 'ready'), step('C', 'ready')], 'B'],
  ['one that was interrupted', [step('A', 'running'), step('B', 'ready')], 'A'],
  ['not one that needs a person', [step('A', 'ready', false), step('B', 'ready')], 'B'],
  ['none while all wait', [step('A', 'done'), step('B', 'waiting')], undefined],
  ['none when all is done', [step('A', 'done')], undefined],
])('what is next: %s', (_, plan, expected) => expect(nextStep({ plan })?.key).toBe(expected))

test.each([
  ['the next one', [step('A', 'done'), step('B', 'ready', false), step('C', 'ready')], 2],
  ['one that waits for a person', [step('A', 'done'), step('B', 'ready', false), step('C', 'waiting')], 1],
  ['one that waits', [step('A', 'skipped'), step('B', 'waiting')], 1],
  ['the last when all is over', [step('A', 'done'), step('B', 'done')], 1],
] as const)('what one looks at first: %s', (_, plan, expected) => expect(stepToShow({ plan })).toBe(expected))

test('how fast a step was, and when it may end', () => {
  const ended = { ...record('E11'), endedAt: '2026-11-23T07:30:04.000Z', count: 10 }
  expect(perSecond(ended)).toBe('3')
  expect(perSecond({ ...ended, endedAt: null })).toBe('')
  expect(perSecond({ ...ended, endedAt: ended.startedAt })).toBe('')
  expect(expectedEnd(ended, { usual: { startsAt: 0, seconds: 90 } })).toBe('2026-11-23T07:31:30.000Z')
  expect(expectedEnd(ended, { usual: null })).toBe('')
})

test('the record of an earlier run does not count', () => {
  const day: DayRecord = {
    businessDate: '2026-11-23',
    phase: 'day-end',
    clearingRun: 2,
    nextTradingDay: '2026-11-24',
    warnings: [],
    openTills: 0,
    markets: [],
    plan: [],
    steps: [record('E03'), record('E11'), record('E03', 'running', 2)],
  }
  expect(recordOf(day, step('E03', 'running'))?.run).toBe(2)
  expect(recordOf(day, step('E11', 'ready'))).toBeUndefined()
})

test('a step lasts from its first chunk to its last', () => {
  expect(secondsOf(record('E11', 'running'))).toBe('')
  expect(secondsOf({ ...record('E11'), endedAt: '2026-11-23T07:30:12.345Z' })).toBe('12.3')
})

// Begun at 15:30 in Shanghai.
test.each([
  ['at its limit', 'running', '15:40:00', false],
  ['beyond it', 'running', '15:40:01', true],
  ['done', 'done', '15:40:01', false],
] as const)('late: %s', (_, status, time, expected) => {
  const clock = { tradeDate: '2026-11-23', time: timeOfDay(time) }
  expect(isLate(record('E12', status), 10, clock)).toBe(expected)
})
