import { expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import { checkFeePlan, feePlanFor, STANDARD_PLAN } from './fee-plan.ts'
import type { Parameters } from './parameters.ts'
import { B_SHARE, B_SHARE_SHENZHEN, ETF, MAIN, REPO, anInstrument } from './testing/an-instrument.ts'

const TODAY = '2026-11-23'
const defaults = defaultParameters()
const parameters: Parameters = {
  ...defaults,
  commissions: [
    ...defaults.commissions,
    {
      key: 'stock',
      from: '2026-01-01',
      plan: 'low',
      rate: 12_000,
      minimum: 0,
      isInclusive: true,
      source: 'the firm',
    },
  ],
}

test('a plan has its own row, and the standard one where it has none', () => {
  expect(feePlanFor(parameters, { plan: 'low', instrument: MAIN, tradeDate: TODAY })).toMatchObject({
    rate: 12_000,
    minimum: 0,
    isInclusive: true,
  })
  expect(feePlanFor(parameters, { plan: 'low', instrument: MAIN, tradeDate: '2025-12-31' })).toMatchObject({
    rate: 30_000,
    minimum: 500,
  })
  expect(feePlanFor(parameters, { plan: 'low', instrument: ETF, tradeDate: TODAY })).toEqual(
    feePlanFor(parameters, { plan: STANDARD_PLAN, instrument: ETF, tradeDate: TODAY }),
  )
  expect(feePlanFor(parameters, { plan: 'unheard of', instrument: MAIN, tradeDate: TODAY })).toMatchObject({
    rate: 30_000,
  })
})

test('B shares have minima of 1 USD and 5 HKD', () => {
  expect(feePlanFor(parameters, { plan: STANDARD_PLAN, instrument: B_SHARE, tradeDate: TODAY }).minimum).toBe(
    100,
  )
  expect(
    feePlanFor(parameters, { plan: STANDARD_PLAN, instrument: B_SHARE_SHENZHEN, tradeDate: TODAY }).minimum,
  ).toBe(500)
})

test.each([
  ['204001', 1_000],
  ['204004', 4_000],
  ['204007', 5_000],
  ['204014', 10_000],
  ['204028', 20_000],
  ['204091', 30_000],
  ['204182', 30_000],
])('repo %s pays by its term', (code, rate) => {
  expect(
    feePlanFor(parameters, { plan: STANDARD_PLAN, instrument: { ...REPO, code }, tradeDate: TODAY }),
  ).toEqual({
    rate,
    minimum: 0,
    isInclusive: false,
  })
})

test('no plan is above the cap of the regulations', () => {
  for (const row of defaults.commissions) expect(row.rate).toBeLessThanOrEqual(300_000)
  const plan = { rate: 300_001, minimum: 0, isInclusive: false }
  expect(checkFeePlan(parameters, { of: MAIN, plan, tradeDate: TODAY })).toBe('commission_above_cap')
  expect(
    checkFeePlan(parameters, { of: MAIN, plan: { ...plan, rate: 300_000 }, tradeDate: TODAY }),
  ).toBeUndefined()
  const bond = anInstrument({ kind: 'government-bond' })
  expect(checkFeePlan(parameters, { of: bond, plan: { ...plan, rate: 20_001 }, tradeDate: TODAY })).toBe(
    'commission_above_cap',
  )
})
