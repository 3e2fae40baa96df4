/** States of the steps: from their records, from the day itself, and from what they wait for. */
import { expect, test } from 'vitest'
import { books, type BookSpec } from '../../testing/books.ts'
import { withSteps } from '../../testing/steps.ts'
import { dayPlan } from '../../rules/day-plan.ts'
import { dayFacts, stepStates } from './step-state.ts'

const NONE_LISTED = { XSHG: 'not listed', XSHE: 'not listed', BJSE: 'not listed' }
const COMPLETE = { XSHG: 'complete', XSHE: 'complete', BJSE: 'complete' }
const EXPIRED = ['E27-XSHG', 'E27-XSHE', 'E27-BJSE']
const IMPORTED = [...EXPIRED, 'E01-XSHG', 'E01-XSHE', 'E01-BJSE', 'E02-XSHG', 'E02-XSHE', 'E02-BJSE']

/** The first letter of each state (x for running), with a step's markets together: X03 X04 E27 E01 E02 E03 E11 E12 E13 E28. */
function states(spec: BookSpec, steps: readonly string[] = [], dayNo = 1): string {
  const given = withSteps(books(spec), steps)
  given.day.dayNo = dayNo
  const found = stepStates(dayPlan(given.parameters, given.day.businessDate), dayFacts(given))
  const letters = found.map(state => (state === 'running' ? 'x' : state.charAt(0))).join('')
  return [0, 1, 4, 7, 10, 13, 14, 15, 16, 17]
    .map((at, index, all) => letters.slice(at, all[index + 1]))
    .join(' ')
}

test.each([
  [
    'before the first day',
    { day: '2026-11-20 closed', markets: NONE_LISTED },
    [],
    0,
    'r www www www www w w w w w',
  ],
  ['opened', { markets: NONE_LISTED }, [], 1, 'd rrr www www www w w w w w'],
  ['a list loaded', { markets: { ...NONE_LISTED, XSHE: '' } }, [], 1, 'd rdr www www www w w w w w'],
  ['one exchange is through', { markets: { XSHG: 'complete' } }, [], 1, 'd ddd rww www www w w w w w'],
  ['orders have expired', { markets: COMPLETE }, EXPIRED, 1, 'd ddd ddd rrr www w w w w w'],
  [
    'a file half taken',
    { markets: COMPLETE },
    [...EXPIRED, 'E01-XSHG running'],
    1,
    'd ddd ddd xrr www w w w w w',
  ],
  ['a market goes ahead', { markets: COMPLETE }, [...EXPIRED, 'E01-XSHG'], 1, 'd ddd ddd drr rww w w w w w'],
  ['all files', { markets: COMPLETE }, IMPORTED, 1, 'd ddd ddd ddd ddd r w w w w'],
  ['matched', { markets: COMPLETE }, [...IMPORTED, 'E03'], 1, 'd ddd ddd ddd ddd d r w w w'],
  [
    'clients half settled',
    { markets: COMPLETE },
    [...IMPORTED, 'E03', 'E11', 'E12 running'],
    1,
    'd ddd ddd ddd ddd d d x w w',
  ],
] as [string, BookSpec, string[], number, string][])('%s', (_, spec, steps, dayNo, expected) => {
  expect(states(spec, steps, dayNo)).toBe(expected)
})

test('a step that is skipped is shown as such until it is done, and those after it go on', () => {
  const given = withSteps(books({ markets: { XSHG: 'not listed', XSHE: 'not listed' } }), [
    'X04-XSHG skipped',
    'X04-BJSE skipped',
  ])
  given.parameters = {
    ...given.parameters,
    dayPlan: given.parameters.dayPlan.map(row =>
      row.key === 'E02' ? { ...row, after: ['X04'], per: null } : row,
    ),
  }
  const states = () => {
    const plan = dayPlan(given.parameters, given.day.businessDate)
    const found = stepStates(plan, dayFacts(given))
    return [...found.slice(1, 4), found[plan.findIndex(({ key }) => key === 'E02')]]
  }
  expect(states()).toEqual(['skipped', 'ready', 'done', 'waiting'])
  given.markets.set('XSHE', { ...given.markets.get('XSHE')!, listed: true })
  expect(states()).toEqual(['skipped', 'done', 'done', 'ready'])
})

test('a list of an earlier date is not loaded', () => {
  const given = books()
  const market = given.markets.get('XSHG')!
  given.markets.set('XSHG', { ...market, tradeDate: '2026-11-20' })
  const states = stepStates(dayPlan(given.parameters, given.day.businessDate), dayFacts(given))
  expect(states.slice(0, 4)).toEqual(['done', 'ready', 'done', 'done'])
})
