import { describe, expect, test } from 'vitest'
import { hasApprovalRules, needsApproval, type Approvable } from './approval-rules.ts'
import { defaultParameters } from './default-parameters.ts'
import type { ApprovalRuleRow } from './parameters.ts'

const row = (key: string, amount: number | null, from = '2026-01-01'): ApprovalRuleRow => ({
  key,
  from,
  amount,
  source: 'test',
})
const DAY = '2026-11-23'
const asked = (differing: Partial<Approvable> = {}): Approvable => ({
  functionCode: 'F09',
  moved: { amount: 1000, currency: 'CNY' },
  clientClass: 'ordinary',
  ...differing,
})
const needs = (rows: readonly ApprovalRuleRow[], differing: Partial<Approvable> = {}, date = DAY): boolean =>
  needsApproval({ ...defaultParameters(), approvalRules: rows }, asked(differing), date)

const moved = (amount: number, currency: 'CNY' | 'USD' = 'CNY') => ({ moved: { amount, currency } })

describe('needsApproval', () => {
  test.each([
    ['no rule', [], {}, false],
    ['from the amount on', [row('F09.CNY.*', 1000)], {}, true],
    ['one fen below', [row('F09.CNY.*', 1001)], {}, false],
    ['another currency', [row('F09.CNY.*', 1)], moved(1000, 'USD'), false],
    ['any currency', [row('F09.*.*', 1)], moved(1000, 'USD'), true],
    ['another function', [row('F10.*.*', 0)], {}, false],
    ['every function', [row('*.*.*', 1000)], {}, true],
    ['always, though nothing is moved', [row('F09.*.*', 0)], { moved: null }, true],
    ['an amount, but nothing is moved', [row('F09.*.*', 1)], { moved: null }, false],
    ['its class', [row('F09.CNY.ordinary', 1)], {}, true],
    ['another class', [row('F09.CNY.vip', 1)], {}, false],
    ['a class, but no client', [row('F09.CNY.ordinary', 1)], { clientClass: '' }, false],
    [
      'one that cannot wait, though all should',
      [row('*.*.*', 0)],
      { functionCode: 'E12', moved: null },
      false,
    ],
  ] as const)('%s', (_, rows, differing, expected) => {
    expect(needs(rows, differing)).toBe(expected)
  })

  test.each([
    ['the class before all classes', [row('F09.CNY.*', 1), row('F09.CNY.ordinary', null)], false],
    ['the currency before the class', [row('F09.CNY.*', 1), row('F09.*.ordinary', null)], true],
    ['the function before the currency', [row('*.CNY.ordinary', 1), row('F09.*.*', null)], false],
  ] as const)('%s', (_, rows, expected) => {
    expect(needs(rows)).toBe(expected)
    expect(needs(rows.toReversed())).toBe(expected)
  })

  test('each from its date on', () => {
    const rows = [row('F09.CNY.*', null, '2026-01-01'), row('F09.CNY.*', 1, DAY)]
    expect([needs(rows, {}, '2026-11-22'), needs(rows, {}, DAY)]).toEqual([false, true])
  })
})

test.each([
  ['no rule', [], false],
  ['one that never asks', [row('*.*.*', null), row('F09.CNY.*', null)], false],
  ["another function's", [row('F10.*.*', 0)], false],
  ['its own', [row('F09.CNY.vip', 5000)], true],
  ['every function', [row('*.*.*', 1000)], true],
] as const)('hasApprovalRules: %s', (_, approvalRules, expected) => {
  expect(hasApprovalRules({ ...defaultParameters(), approvalRules }, 'F09')).toBe(expected)
})
