import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instrument } from './instrument.ts'
import { defaultParameters } from './default-parameters.ts'
import { checkPriceLimits, computeLimits, limitsOf } from './price-limits.ts'
import {
  anInstrument,
  BEIJING,
  CHINEXT,
  CONVERTIBLE,
  ETF,
  MAIN,
  REPO,
  STAR,
} from './testing/an-instrument.ts'

const parameters = defaultParameters()
const limits = (of: Instrument, differing: Partial<Instrument>, date = '2026-11-23') => {
  const { upperLimit, lowerLimit } = computeLimits(parameters, { ...of, ...differing }, date)
  return [upperLimit, lowerLimit]
}

describe('listing days', () => {
  const none = [undefined, undefined]
  test.each([
    ['main, first day before registration', MAIN, 1, '2023-04-07', [144_000, 64_000]],
    ['main, second day before registration', MAIN, 2, '2023-04-07', [110_000, 90_000]],
    ['main, day 1', MAIN, 1, '2023-04-10', none],
    ['main, day 5', MAIN, 5, '2026-11-23', none],
    ['main, day 6', MAIN, 6, '2026-11-23', [110_000, 90_000]],
    ['STAR, day 5', STAR, 5, '2026-11-23', none],
    ['STAR, day 6', STAR, 6, '2026-11-23', [120_000, 80_000]],
    ['ChiNext before 2020-08-24', CHINEXT, 6, '2020-08-21', [110_000, 90_000]],
    ['ChiNext, day 5', CHINEXT, 5, '2020-08-24', none],
    ['Beijing, day 1', BEIJING, 1, '2026-11-23', none],
    ['Beijing, day 2', BEIJING, 2, '2026-11-23', [130_000, 70_000]],
    ['REIT, day 1', anInstrument({ kind: 'reit' }), 1, '2026-11-23', [130_000, 70_000]],
    ['REIT, day 2', anInstrument({ kind: 'reit' }), 2, '2026-11-23', [110_000, 90_000]],
    ['repo', REPO, 0, '2026-11-23', none],
    ['convertible before 2022-08-01', CONVERTIBLE, 0, '2022-07-29', none],
  ])('%s', (_, of, listingDay, date, expected) => {
    expect(limits(of, { listingDay }, date)).toEqual(expected)
  })
})

test('risk warning changes the limit on the main board only', () => {
  const risky = { isRiskWarning: true }
  expect(limits(MAIN, risky, '2026-07-03')).toEqual([105_000, 95_000])
  expect(limits(MAIN, risky, '2026-07-06')).toEqual([110_000, 90_000])
  expect(limits(STAR, risky, '2026-07-03')).toEqual([120_000, 80_000])
  expect(limits(BEIJING, risky, '2026-07-03')).toEqual([130_000, 70_000])
})

test('ETFs of STAR and ChiNext indices move 20 %', () => {
  expect(limits(ETF, { previousClose: 10_000 })).toEqual([11_000, 9_000])
  expect(limits(ETF, { board: 'star', previousClose: 10_000 })).toEqual([12_000, 8_000])
  expect(limits(ETF, { market: 'XSHE', board: 'chinext', previousClose: 10_000 })).toEqual([12_000, 8_000])
})

test.each([
  ['half up', 100_500, [110_600, 90_500]],
  ['the example of the Shenzhen file interface', 98_400, [108_200, 88_600]],
  ['at least one tick away', 300, [400, 200]],
  ['never below one tick', 100, [200, 100]],
])('%s', (_, previousClose, expected) => {
  expect(limits(MAIN, { previousClose })).toEqual(expected)
})

test('limits are whole ticks on either side of the previous close', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), fc.boolean(), (ticks, isRiskWarning) => {
      const previousClose = ticks * 100
      const [upper, lower] = limits(MAIN, { previousClose, isRiskWarning }, '2026-07-03')
      expect(upper! % 100).toBe(0)
      expect(lower! % 100).toBe(0)
      expect(upper).toBeGreaterThan(previousClose)
      expect(lower).toBeLessThanOrEqual(previousClose)
      expect(lower).toBeGreaterThanOrEqual(100)
    }),
  )
})

test('the list of the day is what orders are checked against', () => {
  const listed = limitsOf(anInstrument({ upperLimit: 110_000, lowerLimit: 90_000 }))
  expect(checkPriceLimits(listed, 110_000)).toBeUndefined()
  expect(checkPriceLimits(listed, 110_100)).toBe('price_outside_limits')
  expect(checkPriceLimits(listed, 90_000)).toBeUndefined()
  expect(checkPriceLimits(listed, 89_900)).toBe('price_outside_limits')
  expect(checkPriceLimits(limitsOf(MAIN), 99_999_900)).toBeUndefined()
})
