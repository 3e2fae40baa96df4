import { expect, test } from 'vitest'
import { isBusinessDate } from '../base/business-date.ts'
import { defaultParameters } from './default-parameters.ts'
import type { ParameterRow } from './parameters.ts'
import { isProductClassKey } from './product-class.ts'

const parameters = defaultParameters()
const tables = Object.entries(parameters).filter(([, table]) => Array.isArray(table)) as [
  string,
  ParameterRow[],
][]
const OTHER_KEYS = [
  'repoCommissions',
  'interestRates',
  'conversionRatios',
  'firm',
  'firmLimits',
  'holidays',
  'codeRanges',
  'settings',
  'securityRules',
  'banks',
  'dictionary',
  'approvalRules',
  'denominations',
  'suitability',
  'settlementModes',
  'dayPlan',
  'schedule',
  'depositoryCodes',
]
/** Tables that a firm fills itself. */
const EMPTY_AT_FIRST = ['securityRules']

test.each(tables)('%s: dates, sources and keys are sound', (name, rows) => {
  expect(rows.length > 0).toBe(!EMPTY_AT_FIRST.includes(name))
  for (const row of rows) {
    expect(isBusinessDate(row.from), `${name} ${row.key} ${row.from}`).toBe(true)
    expect(row.source).not.toBe('')
    if (!OTHER_KEYS.includes(name)) expect(isProductClassKey(row.key), `${name} ${row.key}`).toBe(true)
  }
  const identities = rows.map(row => `${'plan' in row ? row.plan : ''} ${row.key} ${row.from}`)
  expect(new Set(identities).size).toBe(identities.length)
})

test('tables are plain JSON', () => {
  expect(JSON.parse(JSON.stringify(parameters))).toEqual(parameters)
})

test('the sessions of a day are ordered and without gaps, save for noon, which is a session itself', () => {
  for (const row of parameters.sessions) {
    row.sessions.forEach((session, i) => {
      expect(session.end).toBeGreaterThan(session.start)
      expect(row.sessions[i + 1]?.start ?? session.end, `${row.key} ${row.from}`).toBe(session.end)
    })
  }
})

test('every class that can be ordered has a tick, a lot, limits, sessions, order types and a settlement cycle', () => {
  const classes = parameters.codeRanges.filter(range => range.from <= '2026-11-23')
  for (const { market, kind, board } of classes) {
    const narrow = `${market}.${kind}.${board}`
    const keys = [narrow, `${market}.${kind}`, `${kind}.${board}`, kind, market, '*']
    if (kind === 'depositary-receipt') keys.push(`${market}.stock.${board}`, 'stock')
    for (const table of [
      'ticks',
      'lots',
      'priceLimits',
      'sessions',
      'orderTypes',
      'settlementCycles',
      'turnover',
    ] as const) {
      const rows: readonly ParameterRow[] = parameters[table]
      expect(
        rows.some(row => keys.includes(row.key)),
        `${table} of ${narrow}`,
      ).toBe(true)
    }
  }
})
