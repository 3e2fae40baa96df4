/** S10: rows of the schedule and of the day's plan, dated; what breaks the order of the day is named. */
import { expect, test } from 'vitest'
import { SCHEDULABLE, SCHEDULE } from '../../rules/tables/schedule.ts'
import { books } from '../../testing/books.ts'
import { commonCases, withRows } from '../../testing/parameter-cases.ts'
import { testFunction } from '../../testing/test-function.ts'
import { FUNCTIONS } from '../registry.generated.ts'
import { systemConfiguration } from './system-configuration.ts'

const [row] = SCHEDULE
const value = {
  titleZh: '收市总清',
  titleEn: 'Run the day end',
  function: 'E20',
  days: ['trading'],
  at: '15:40',
  isOn: true,
  catchUp: false,
  repeatMinutes: 10,
}
const { at: _, ...without } = value
const plan = {
  titleZh: '汇总',
  titleEn: 'Close',
  after: ['E12'],
  days: ['trading'],
  auto: true,
  longestMinutes: 5,
}
const later = { table: 'dayPlan', key: 'E13', validFrom: '2026-11-24' }
const set = (key: string): readonly string[] => [`insert parameter schedule ${key} from 2027-01-04 no. 6`]

testFunction(systemConfiguration, {
  given: withRows(books(), 'schedule', { ...row!, key: 'night' }),
  typical: { action: 'set', table: 'schedule', key: 'night', validFrom: '2027-01-04', value, reason: 'test' },
  cases: [
    ...commonCases('schedule', 'night', { earliest: '2026-11-23', wrong: without }),
    ['after a step', { value: { ...without, afterStep: 'E27' } }, set('night')],
    ['both', { value: { ...value, afterStep: 'E27' } }, 'parameter_value_invalid'],
    ['for a market that it has not', { value: { ...value, market: 'XSHG' } }, 'parameter_value_invalid'],
    ['without its market', { value: { ...value, function: 'E01' } }, 'parameter_value_invalid'],
    ['for its market', { value: { ...value, function: 'E01', market: 'XSHG' } }, set('night')],
    [
      'a plan that keeps the order',
      { ...later, value: plan },
      ['insert parameter dayPlan E13 from 2026-11-24 no. 6'],
    ],
    ['a step before its predecessor', { ...later, value: { ...plan, after: ['E11'] } }, 'plan_breaks_order'],
    ['a fixed step off', { ...later, value: { ...plan, days: [] } }, 'plan_breaks_order'],
    ['a circle', { ...later, value: { ...plan, after: ['E12', 'E28'] } }, 'plan_breaks_order'],
  ],
})

test('what may stand in the schedule is what the system may call, under its own title', () => {
  const callable = FUNCTIONS.filter(({ actors }) => actors?.some(actor => actor === 'system'))
  expect(SCHEDULABLE).toEqual(Object.fromEntries(callable.map(({ code, title }) => [code, title])))
})

test('nothing that the system may call asks for a second person', () => {
  const asking = FUNCTIONS.filter(
    ({ actors, approval }) => actors?.some(actor => actor === 'system') && approval === 'always',
  )
  expect(asking).toEqual([])
})
