/** What a firm may change in the day's plan, and from when. */
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import type { Books } from '../../books/books.ts'
import { dayPlan } from '../../rules/day-plan.ts'
import { books, copyOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { parameterFunction, type ParameterInput } from './parameter-function.ts'

const TOMORROW = '2026-11-24'
const LATER = '2026-12-01'

const setting = (key: string, differing: Record<string, unknown>, validFrom = TOMORROW): ParameterInput => ({
  action: 'set',
  table: 'dayPlan',
  key,
  validFrom,
  value: {
    titleZh: '步骤',
    titleEn: 'Step',
    after: AFTER[key],
    days: ['trading'],
    auto: true,
    longestMinutes: 5,
    ...differing,
  },
  reason: 'test',
})
const AFTER: Record<string, string[]> = { X03: [], X04: ['X03'], E01: ['E27'], E02: ['E01'], E13: ['E12'] }
const back = (parameterNo: number): ParameterInput => ({ action: 'go-back', parameterNo, reason: 'test' })

function after(...inputs: ParameterInput[]): Books {
  const built = copyOf(books({ day: '2026-11-23 open' }))
  for (const input of inputs) {
    const decision = parameterFunction('S10', ['plan_breaks_order']).decide(built, input, aMeta())
    if (!decision.accepted) throw new Error(`${decision.code} ${decision.values?.['field']}`)
    applyChanges(built, decision.changes)
  }
  return built
}
const refused = (...inputs: ParameterInput[]): string | undefined => {
  const last = inputs.at(-1)
  const decision =
    last &&
    parameterFunction('S10', ['plan_breaks_order']).decide(after(...inputs.slice(0, -1)), last, aMeta())
  return decision?.accepted === false
    ? [decision.code, decision.values?.['field'] ?? decision.values?.['before']?.replace(/.* → .*/, 'circle')]
        .filter(Boolean)
        .join(' ')
    : undefined
}

describe('what is refused', () => {
  test.each([
    ['nothing: one predecessor more', [setting('E01', { after: ['E27', 'X04'] })], undefined],
    ['today: a day keeps its plan', [setting('E01', {}, '2026-11-23')], 'parameter_from_past'],
    ['a step that the program does not have', [setting('E99', {})], 'parameter_value_invalid key'],
    [
      'a predecessor it does not have',
      [setting('E13', { after: ['E99'] })],
      'parameter_value_invalid after/0',
    ],
    ['a fixed step off', [setting('E13', { days: [] })], 'plan_breaks_order E12'],
    ['a fixed step on Fridays', [setting('E13', { days: ['friday'] })], 'plan_breaks_order E12'],
    ['less than it has as shipped', [setting('E13', { after: ['E11'] })], 'plan_breaks_order E12'],
    [
      'a circle',
      [setting('X04', { after: ['X03', 'E13'] }), setting('E01', { after: ['E27', 'X04'] })],
      'plan_breaks_order circle',
    ],
    ['a circle of one', [setting('X03', { after: ['X03'] })], 'plan_breaks_order circle'],
    [
      'a circle from a later date on, on which another row begins',
      [setting('X04', { after: ['X03', 'E13'] }, LATER), setting('E01', { after: ['E27', 'X04'] })],
      'plan_breaks_order circle',
    ],
    [
      'to go back to what would close a circle',
      [
        setting('X04', { after: ['X03', 'E01'] }),
        setting('X04', {}),
        setting('E01', { after: ['E27', 'X04'] }),
        back(2),
      ],
      'plan_breaks_order circle',
    ],
    ['nothing: to go back', [setting('X04', { after: ['X03', 'E01'] }), back(1)], undefined],
  ] as [string, ParameterInput[], string | undefined][])('%s', (_, inputs, expected) => {
    expect(refused(...inputs)).toBe(expected)
  })
})

test('the day keeps its plan; the next has the new one', () => {
  const { parameters } = after(setting('E01', { after: ['E27', 'X04'] }))
  const of = (date: string) => dayPlan(parameters, date).find(({ key }) => key === 'E01-XSHG')?.after
  expect(of('2026-11-23')).toEqual(['E27-XSHG'])
  expect(of(TOMORROW)).toEqual(['E27-XSHG', 'X04-XSHG'])
})

test('a step may be given its earliest time', () => {
  const { parameters } = after(setting('E11', { notBefore: '16:10', after: ['E03'] }))
  expect(dayPlan(parameters, TOMORROW).find(({ key }) => key === 'E11')).toMatchObject({
    needs: ['tills', 'time'],
    notBefore: 58_200,
  })
})
