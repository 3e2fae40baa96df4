import { describe, expect, test } from 'vitest'
import { approvalAsked, hasApprovalRules, type Approvable } from './approval-rules.ts'
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
  moved: { amount: 1000, currency: 'CNY', today: 0 },
  clientClass: 'ordinary',
  ...differing,
})
const why = (rows: readonly ApprovalRuleRow[], differing: Partial<Approvable> = {}, date = DAY) =>
  approvalAsked({ ...defaultParameters(), approvalRules: rows }, asked(differing), date)
const needs = (...args: Parameters<typeof why>): boolean => why(...args) !== undefined

const moved = (amount: number, currency: 'CNY' | 'USD' = 'CNY', today = 0) => ({
  moved: { amount, currency, today },
})

describe('whether one is wanted', () => {
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
      'to take back an own request, though all should',
      [row('*.*.*', 0)],
      { functionCode: 'S92', moved: null },
      false,
    ],
    ['a dry run, though all should', [row('*.*.*', 0)], { functionCode: 'C93', moved: null }, false],
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

describe('with what was done alone today', () => {
  const one = [row('F09.CNY.*', 1000)]
  const both = [{ ...row('F09.CNY.*', 1000), dailyAmount: 5000 }]
  const ofDay = [{ ...row('F09.CNY.*', null), dailyAmount: 5000 }]
  test.each([
    ['the amount holds for the day, too', one, moved(400, 'CNY', 600), 'day'],
    ['one fen below', one, moved(400, 'CNY', 599), undefined],
    ['enough by itself', one, moved(1000, 'CNY', 600), 'rule'],
    ['of a day it is another amount', both, moved(999, 'CNY', 4001), 'day'],
    ['one fen below that', both, moved(999, 'CNY', 4000), undefined],
    ['of a day only', ofDay, moved(4000, 'CNY', 1000), 'day'],
    ['one fen below that, at once', ofDay, moved(4999), undefined],
    ['neither', [{ ...row('F09.CNY.*', null), dailyAmount: null }], moved(9, 'CNY', 9_999_999), undefined],
    ['nothing is moved', both, { moved: null }, undefined],
  ] as const)('%s', (_, rows, differing, expected) => {
    expect(why(rows, differing)).toBe(expected)
  })

  test('a row of the day alone may want one', () => {
    expect(hasApprovalRules({ ...defaultParameters(), approvalRules: ofDay }, 'F09')).toBe(true)
  })
})
