/** The firm's rules for one security apply from their date on, and to that security only. */
import { expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import { isAboveSecurityLimit, isChannelOpen, securityRuleOf, securityRuleProblem } from './security-rules.ts'
import { aSecurityRule } from './testing/a-security-rule.ts'

const parameters = {
  ...defaultParameters(),
  securityRules: [aSecurityRule({ noBuy: true }), aSecurityRule({ from: '2026-11-23', noSell: true })],
}

test.each([
  ['600000.XSHG', 'buy', '2026-11-22', 'security_not_to_buy'],
  ['600000.XSHG', 'buy', '2026-11-23', undefined],
  ['600000.XSHG', 'sell', '2026-11-22', undefined],
  ['600000.XSHG', 'sell', '2026-11-23', 'security_not_to_sell'],
  ['600001.XSHG', 'buy', '2026-11-22', undefined],
  ['600000.XSHG', 'buy', '2025-12-31', undefined],
] as const)('%s %s on %s: %s', (instrument, side, date, expected) => {
  expect(securityRuleProblem(parameters, instrument, side, date)).toBe(expected)
})

test('no rows, no rule', () => {
  expect(securityRuleOf(defaultParameters(), '600000.XSHG', '2026-11-23')).toBeUndefined()
})

test.each([
  [{ maximumOrderQuantity: 100 }, { quantity: 100, amount: 1 }, false],
  [{ maximumOrderQuantity: 100 }, { quantity: 101, amount: 1 }, true],
  [{ maximumOrderAmount: 500 }, { quantity: 1, amount: 500 }, false],
  [{ maximumOrderAmount: 500 }, { quantity: 1, amount: 501 }, true],
  [{}, { quantity: 1_000_000, amount: 1_000_000 }, false],
])('limit %j, order %j', (limit, order, expected) => {
  expect(isAboveSecurityLimit(aSecurityRule(limit), order)).toBe(expected)
})

test('channels: all, or those named', () => {
  expect(isChannelOpen(undefined, 'web')).toBe(true)
  expect(isChannelOpen(aSecurityRule(), 'web')).toBe(true)
  expect(isChannelOpen(aSecurityRule({ channels: ['counter'] }), 'web')).toBe(false)
  expect(isChannelOpen(aSecurityRule({ channels: ['counter'] }), 'counter')).toBe(true)
})
