/** Which lots a sale takes, and the tax that each of them owes. */
import { describe, expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import { dividendTaxOn, dividendTaxRate } from './dividend-tax.ts'

const parameters = defaultParameters()

describe('the rate', () => {
  test.each([
    ['a day', '2026-03-16', '2026-03-17', 2_000],
    ['a year to the day', '2025-03-16', '2026-03-16', 1_000],
    ['a day more than a year', '2025-03-16', '2026-03-17', 0],
    ['from a day the next month does not have', '2026-01-31', '2026-03-01', 2_000],
    ['and a day more', '2026-01-31', '2026-03-02', 1_000],
    ['over the turn of the year', '2025-12-16', '2026-01-16', 2_000],
    ['from a leap day', '2024-02-29', '2025-03-01', 1_000],
    ['over a year before 2015-09-08', '2013-03-01', '2015-09-07', 500],
    ['over a year since', '2013-03-01', '2015-09-08', 0],
  ])('%s', (_, obtainedOn, deliveredOn, rate) => {
    expect(dividendTaxRate(parameters, obtainedOn, deliveredOn)).toBe(rate)
  })
})

test('the oldest lots go first, whatever order they come in; each is rounded for itself', () => {
  const lots = [
    { obtainedOn: '2026-04-10', quantity: 300, dividends: 1_234 },
    { obtainedOn: '2025-01-05', quantity: 100, dividends: 9_999 },
    { obtainedOn: '2026-01-05', quantity: 101, dividends: 1_234 },
  ]
  // 100 shares held over a year owe nothing; 101 × 0.1234 × 10 % = 1.246…; 49 × 0.1234 × 20 % = 1.209….
  expect(dividendTaxOn(parameters, lots, { quantity: 250, deliveredOn: '2026-04-20' })).toEqual({
    tax: 125 + 121,
    lots: [{ obtainedOn: '2026-04-10', quantity: 251, dividends: 1_234 }],
  })
})

test('more than there are: what there is', () => {
  const lots = [{ obtainedOn: '2026-04-10', quantity: 100, dividends: 1_000 }]
  expect(dividendTaxOn(parameters, lots, { quantity: 300, deliveredOn: '2026-04-20' })).toEqual({
    tax: 200,
    lots: [],
  })
})
