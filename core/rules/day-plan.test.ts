/** The day's plan: the order of steps, steps that are left out, and impossible plans. */
import { describe, expect, test } from 'vitest'
import { MARKETS, timeOfDay } from '../base/market.ts'
import { circleOn, dayPlan, isOfDayEnd, stepsBefore } from './day-plan.ts'
import { defaultParameters } from './default-parameters.ts'
import type { DayPlanRow, Parameters } from './parameters.ts'
import { DAY_PLAN } from './tables/day-plan.ts'

const DATE = '2026-11-23'
const defaults = defaultParameters()

/** Reads texts such as 'B after A', 'C after A B on friday', 'D per market'. */
function row(text: string): DayPlanRow {
  const [key = ''] = text.split(' ')
  const part = (word: string): string[] =>
    (text.match(new RegExp(` ${word}((?: (?!after|on|per|from|at)[\\w:-]+)*)`))?.[1] ?? '')
      .split(' ')
      .filter(Boolean)
  const from = text.match(/ from (\S+)/)?.[1] ?? '1970-01-01'
  const [per] = part('per')
  return {
    key,
    from,
    source: 'test',
    title: { zh: key, en: key },
    function: key,
    input: per === undefined ? {} : { [per]: `{${per}}` },
    per: (per ?? null) as DayPlanRow['per'],
    after: part('after'),
    needs: [],
    notBefore: /\bat\b/.test(text) ? timeOfDay(part('at')[0] ?? '') : null,
    auto: true,
    days: (/ on\b/.test(text) ? part('on') : ['trading']) as DayPlanRow['days'],
    longestMinutes: 1,
    skippable: false,
    fixed: false,
  }
}
const tables = (...texts: string[]): Parameters => ({ ...defaults, dayPlan: texts.map(row) })
const planOf = (texts: readonly string[], date = DATE): string[] =>
  dayPlan(tables(...texts), date).map(({ key, after }) => [key, ...after].join(' '))

describe('as shipped', () => {
  const plan = dayPlan(defaults, DATE)
  const perMarket = (step: string): string[] => MARKETS.map(market => `${step}-${market}`)

  test('in this order, with every market', () => {
    expect(plan.map(({ key }) => key)).toEqual([
      'X03',
      ...perMarket('X04'),
      ...perMarket('E27'),
      ...perMarket('E01'),
      ...perMarket('E02'),
      'E03',
      'E11',
      'E12',
      'E13',
      'E28',
    ])
  })
  test.each([
    ['X03', 'X04-XSHG'],
    ['X03', 'X04-BJSE'],
    ['E02-BJSE', 'E03'],
    ['E03', 'E11'],
    ['E11', 'E12'],
    ['E12', 'E13'],
    ['E13', 'E28'],
  ])('%s comes before %s', (earlier, later) => {
    expect(plan.find(({ key }) => key === later)?.after).toContain(earlier)
    expect(stepsBefore(plan, later)).toContain(earlier)
  })
  test('a market waits for its own file only', () => {
    expect([...stepsBefore(plan, 'E02-XSHG')]).toEqual(['E01-XSHG', 'E27-XSHG', 'X03'])
  })
  test('each step comes after all that it waits for', () => {
    plan.forEach(({ key }, index) => {
      for (const earlier of stepsBefore(plan, key))
        expect(plan.findIndex(step => step.key === earlier)).toBeLessThan(index)
    })
  })
  test('the day end begins with the first that waits for an exchange', () => {
    const ofDayEnd = plan.filter(({ key }) => isOfDayEnd(plan, key)).map(({ key }) => key)
    expect(ofDayEnd).toEqual(plan.slice(1 + MARKETS.length).map(({ key }) => key))
  })
  test('inputs have the day and the market in them', () => {
    expect(plan.map(({ functionCode, input }) => [functionCode, input])).toContainEqual([
      'X03',
      { tradeDate: DATE },
    ])
    expect(plan.find(({ key }) => key === 'X04-BJSE')).toMatchObject({
      market: 'BJSE',
      input: { market: 'BJSE' },
    })
  })
  test('every row waits for rows that there are, and has another key', () => {
    const keys = DAY_PLAN.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(DAY_PLAN.flatMap(({ after }) => after).filter(name => !keys.includes(name))).toEqual([])
  })
})

describe('the order', () => {
  test.each([
    ['of the table where nothing is said', ['C', 'A', 'B'], ['C', 'A', 'B']],
    ['never the alphabet', ['Z', 'A after Z'], ['Z', 'A Z']],
    ['what is waited for first', ['A after Z', 'Z'], ['Z', 'A Z']],
    ['after two', ['A', 'B', 'C after A B'], ['A', 'B', 'C A B']],
    [
      'of a market after its own, once a day after all',
      ['A per market', 'B per market after A', 'C after B'],
      [
        ...MARKETS.map(market => `A-${market}`),
        ...MARKETS.map(market => `B-${market} A-${market}`),
        ['C', ...MARKETS.map(market => `B-${market}`)].join(' '),
      ],
    ],
  ])('%s', (_, texts, expected) => expect(planOf(texts)).toEqual(expected))

  test('once a bank: those that are open', () => {
    const banks = defaults.banks.slice(0, 2).map((bank, index) => ({ ...bank, isOpen: index === 1 }))
    const plan = dayPlan({ ...tables('A per bank'), banks }, DATE)
    const key = banks[1]?.key
    expect(plan).toMatchObject([{ key: `A-${key}`, market: null, input: { bank: key } }])
    expect(plan).toHaveLength(1)
  })
})

describe('neighbours of a step that is missing are joined', () => {
  test.each([
    ['it is off', ['A', 'B after A on', 'C after B'], DATE, ['A', 'C A']],
    ['two in a row', ['A', 'B after A on', 'C after B on', 'D after C'], DATE, ['A', 'D A']],
    ['over two ways, once', ['A', 'B after A on', 'C after A on', 'D after B C'], DATE, ['A', 'D A']],
    ['nothing before it', ['B on', 'C after B'], DATE, ['C']],
    ['no Friday', ['A', 'B after A on friday', 'C after B'], DATE, ['A', 'C A']],
    ['a Friday', ['A', 'B after A on friday', 'C after B'], '2026-11-27', ['A', 'B A', 'C B']],
    ['not the last of a month', ['A on month-end'], '2026-11-27', []],
    ['the last of a month', ['A on month-end'], '2026-11-30', ['A']],
    ['no interest', ['A on interest'], '2026-12-22', []],
    ['interest', ['A on interest'], '2026-12-21', ['A']],
    ['before its row begins', ['A', 'B after A from 2026-11-24', 'C after B'], DATE, ['A', 'C']],
    ['off from a date on', ['A', 'A on from 2026-11-24'], '2026-11-24', []],
    ['two missing that wait for each other', ['A after B on', 'B after A on', 'C after A'], DATE, ['C']],
  ])('%s', (_, texts, date, expected) => expect(planOf(texts, date)).toEqual(expected))
})

test('a step that is not done before a time waits for it', () => {
  const plan = dayPlan(tables('A', 'B at 15:30'), DATE)
  expect(plan.map(({ needs, notBefore }) => [needs, notBefore])).toEqual([
    [[], null],
    [['time'], 55_800],
  ])
})

describe('a circle', () => {
  test.each([
    ['is none as shipped', defaults, []],
    ['of two, and what waits for it', tables('A after B', 'B after A', 'C after B', 'D'), ['A', 'B', 'C']],
    ['of one', tables('A after A'), ['A']],
    ['closed by joining', tables('A after B', 'B after A on'), ['A']],
  ])('%s', (_, given, circle) => expect(circleOn(given, DATE)).toEqual(circle))

  test('no plan is made of it', () => {
    expect(() => dayPlan(tables('A after A'), DATE)).toThrow('circle')
  })
})
