/** When the whole day end may be run at once, and what is said to stand in its way. */
import { expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { dayPlan } from '@guitai/core/rules/day-plan.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import type { StepState } from '@guitai/core/words/step-status.ts'
import type { DayRecord } from './day-plan.ts'
import { wholeDay } from './whole-day.ts'

const DATE = '2026-11-23'
const MARKETS = ['XSHG', 'XSHE', 'BJSE']

/** `ready` and `done` begin the keys of such steps; the others wait. */
function day(
  complete: readonly string[],
  states: { done: string[]; ready: string[] },
  openTills = 0,
): DayRecord {
  const stateOf = (key: string): StepState => {
    if (states.done.some(start => key.startsWith(start))) return 'done'
    return states.ready.some(start => key.startsWith(start)) ? 'ready' : 'waiting'
  }
  return {
    businessDate: DATE,
    phase: 'open',
    clearingRun: 1,
    nextTradingDay: '2026-11-24',
    warnings: [],
    openTills,
    markets: MARKETS.map(market => ({
      market,
      tradeDate: DATE,
      listed: true,
      streamComplete: complete.includes(market),
    })),
    plan: dayPlan(defaultParameters(), DATE).map(step => ({
      ...step,
      usual: null,
      state: stateOf(step.key),
    })),
    steps: [],
  }
}
const around = (openDiscrepancies = 0, time = '16:00') => ({
  clock: { tradeDate: DATE, time: timeOfDay(time) },
  openDiscrepancies,
})

test.each([
  ['lists are to be loaded', day([], { done: ['X03'], ready: ['X04'] }), around(), 'X04-XSHG', ['streams']],
  ['trading', day([], { done: ['X'], ready: [] }), around(), undefined, ['streams']],
  [
    'one market is through, another trades',
    day(['XSHE'], { done: ['X'], ready: ['E01-XSHE'] }),
    around(),
    undefined,
    ['streams'],
  ],
  ['all are through', day(MARKETS, { done: ['X'], ready: ['E01'] }), around(), 'E01-XSHG', []],
  [
    'tills are open: the first steps can be run',
    day(MARKETS, { done: ['X'], ready: ['E01'] }, 2),
    around(),
    'E01-XSHG',
    ['tills'],
  ],
  [
    'what differs is open',
    day(MARKETS, { done: ['X', 'E01', 'E02', 'E03'], ready: ['E11'] }),
    around(3),
    'E11',
    ['discrepancies'],
  ],
  [
    'cleared: open tills are of no account any more',
    day(MARKETS, { done: ['X', 'E0', 'E11'], ready: ['E12'] }, 1),
    around(),
    'E12',
    [],
  ],
] as const)('%s', (_, of, where, next, kinds) => {
  const found = wholeDay(of, where)
  expect([found.next?.key, found.obstacles.map(({ kind }) => kind)]).toEqual([next, kinds])
})

test('a step whose time has not come is passed over and named with its time', () => {
  const given = day(MARKETS, { done: ['X', 'E0'], ready: ['E11'] })
  const plan = given.plan.map(step =>
    step.key === 'E11' ? { ...step, notBefore: timeOfDay('16:10') } : step,
  )
  expect(wholeDay({ ...given, plan }, around())).toEqual({
    next: undefined,
    obstacles: [{ kind: 'time', step: 'E11', time: '16:10' }],
  })
  expect(wholeDay({ ...given, plan }, around(0, '16:10')).next?.key).toBe('E11')
})
