import { describe, expect, test } from 'vitest'
import { END_PLAN, secondsOf, startPlan, stateOf, type DayRecord, type StepRecord } from './day-plan.ts'

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

const day = (phase: string, steps: StepRecord[] = []): DayRecord => ({
  businessDate: '2026-11-23',
  phase,
  clearingRun: 1,
  nextTradingDay: '2026-11-24',
  warnings: [],
  markets: [{ market: 'XSHG', tradeDate: '2026-11-23', listed: true, streamComplete: false }],
  steps,
})

const states = (of: DayRecord): string[] => END_PLAN.map(step => stateOf(of, step))

describe('the day end', () => {
  test('begins with the files of all markets, in any order', () => {
    expect(states(day('open')).slice(0, 4)).toEqual(['next', 'next', 'next', 'waiting'])
  })
  test('goes on when all of a stage is done', () => {
    const files = ['E01-XSHG', 'E01-XSHE', 'E01-BJSE'].map(step => record(step))
    const imported = [...files, record('E02-XSHG', 'running')]
    const wanted = ['done', 'done', 'done', 'running', 'next', 'next', 'waiting']
    expect(states(day('day-end', imported)).slice(0, 7)).toEqual(wanted)
  })
  test('an earlier run does not count', () => {
    expect(states(day('day-end', [record('E01-XSHG', 'done', 0)]))[0]).toBe('next')
  })
  test('waits while the day is closed', () =>
    expect(new Set(states(day('closed')))).toEqual(new Set(['waiting'])))
})

describe('the start', () => {
  const [open, shanghai, shenzhen] = startPlan('2026-11-24')
  test('opens a closed day', () => expect(stateOf(day('closed'), open!)).toBe('next'))
  test('then loads each market once', () => {
    expect([open!, shanghai!, shenzhen!].map(step => stateOf(day('open'), step))).toEqual([
      'done',
      'done',
      'next',
    ])
  })
})

test('a step lasts from its first chunk to its last', () => {
  expect(secondsOf(record('E11', 'running'))).toBe('')
  expect(secondsOf({ ...record('E11'), endedAt: '2026-11-23T07:30:12.345Z' })).toBe('12.3')
})
