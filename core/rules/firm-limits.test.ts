import { expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import { checkFirmLimits, firmLimitsOf, riskWarningCapOf } from './firm-limits.ts'
import type { FirmLimitRow } from './parameters.ts'
import { BEIJING, CHINEXT, MAIN } from './testing/an-instrument.ts'

const parameters = defaultParameters()
const limits: FirmLimitRow = {
  key: 'phone',
  from: '2026-01-01',
  orderAmount: 1_000,
  orderQuantity: 100,
  clientDayAmount: 5_000,
  ordersPerSecond: 10,
  source: 'the firm',
}
const order = { amount: 1_000, quantity: 100, clientDayAmount: 5_000, ordersThisSecond: 10 }

test.each([
  [{}, undefined],
  [{ amount: 1_001 }, 'order_above_firm_limit'],
  [{ quantity: 101 }, 'order_above_firm_limit'],
  [{ clientDayAmount: 5_001 }, 'client_day_above_firm_limit'],
  [{ ordersThisSecond: 11 }, 'order_rate_above_firm_limit'],
])('%j → %s', (differing, problem) => {
  expect(checkFirmLimits(limits, { ...order, ...differing })).toBe(problem)
})

test('a channel without a row has that of all channels', () => {
  const edited = { ...parameters, firmLimits: [...parameters.firmLimits, limits] }
  expect(firmLimitsOf(edited, 'phone', '2026-11-23')).toBe(limits)
  expect(firmLimitsOf(edited, 'phone', '2025-12-31')?.key).toBe('*')
  expect(firmLimitsOf(edited, 'counter', '2026-11-23')?.key).toBe('*')
  expect(checkFirmLimits(undefined, { ...order, amount: 1e15 })).toBeUndefined()
})

test('risk-warning stocks have a daily buying cap', () => {
  const risky = { isRiskWarning: true }
  expect(riskWarningCapOf(parameters, { ...MAIN, ...risky }, '2026-11-23')).toBe(500_000)
  expect(riskWarningCapOf(parameters, MAIN, '2026-11-23')).toBeUndefined()
  expect(riskWarningCapOf(parameters, { ...BEIJING, ...risky }, '2026-08-30')).toBeUndefined()
  expect(riskWarningCapOf(parameters, { ...BEIJING, ...risky }, '2026-08-31')).toBe(200_000)
  expect(riskWarningCapOf(parameters, { ...CHINEXT, ...risky }, '2026-11-23')).toBeUndefined()
})
