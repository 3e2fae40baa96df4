/** Settlement dates, repo dates and interest, settlement modes, by the market's worked examples. */
import { describe, expect, test } from 'vitest'
import { amountOf } from './amounts.ts'
import { repoDates, repoInterest, repoTerm } from './repos.ts'
import { ruleBookAt, type SetRow } from './rule-book.ts'
import { modeOf, tradeDates } from './settlement.ts'
import type { InstrumentKind } from '../../core/words/instrument-kind.ts'

const rules = ruleBookAt([], 0)

const repo = (code: string) => ({ market: 'XSHG', kind: 'repo', board: 'main', code }) as const

test.each<[string, InstrumentKind, 'T+0' | 'T+1', string, string[]]>([
  ['a share', 'stock', 'T+1', '2026-11-23', ['2026-11-24', '2026-11-23', '2026-11-24', '2026-11-24']],
  ['over a weekend', 'stock', 'T+1', '2026-11-27', ['2026-11-30', '2026-11-27', '2026-11-30', '2026-11-30']],
  ['over a holiday', 'stock', 'T+1', '2026-09-30', ['2026-10-08', '2026-09-30', '2026-10-08', '2026-10-08']],
  ['a bond ETF', 'etf', 'T+0', '2026-11-23', ['2026-11-24', '2026-11-23', '2026-11-24', '2026-11-23']],
  ['a B share', 'b-share', 'T+1', '2026-11-23', ['2026-11-26', '2026-11-23', '2026-11-26', '2026-11-24']],
])('%s', (_, kind, turnover, tradeDate, expected) => {
  const dates = tradeDates(rules, { market: 'XSHG', kind, board: 'main', turnover }, tradeDate)
  expect([dates.settlementDate, dates.usableFrom, dates.withdrawableFrom, dates.sellableFrom]).toEqual(
    expected,
  )
})

describe('pledged repo', () => {
  test.each([
    // GC001 on a Thursday runs from Friday to Monday, three days.
    ['2026-11-26', 10_000_000, 20_000, ['2026-11-27', '2026-11-27', '2026-11-30'], 1644],
    // GC001 on a Friday matures on a Saturday, so on Monday, and earns one day.
    ['2026-11-27', 10_000_000, 20_000, ['2026-11-30', '2026-11-30', '2026-12-01'], 548],
  ])('traded on %s', (tradeDate, amount, rate, expected, interest) => {
    const { firstSettlementDate, maturityDate, maturitySettlementDate } = repoDates(
      rules,
      repo('204001'),
      tradeDate,
    )
    expect([firstSettlementDate, maturityDate, maturitySettlementDate]).toEqual(expected)
    expect(repoInterest(rules, repo('204001'), { amount, rate, tradeDate })).toBe(interest)
  })

  test('before 2017-05-22 by the nominal term over 360 days', () => {
    const terms = { amount: 10_000_000, rate: 36_000, tradeDate: '2017-05-19' }
    expect(repoInterest(rules, repo('204007'), terms)).toBe(7000)
  })

  test.each([
    ['XSHG', '204182', 182],
    ['XSHE', '131810', 1],
    ['XSHE', '131806', 182],
    ['XSHG', '600000', undefined],
    ['BJSE', '204001', undefined],
  ] as const)('%s %s runs %s days', (market, code, days) => expect(repoTerm({ market, code })).toBe(days))
})

test.each<[string, InstrumentKind, number | undefined, number]>([
  ['shares', 'stock', undefined, 12_340_000],
  ['a convertible, per hundred of face', 'convertible', undefined, 123_400],
  ['a bond, quoted clean', 'government-bond', 12_345, 246_850 - 123_400],
  ['a repo: the face', 'repo', undefined, 1_000_000],
])('%s', (_, kind, accruedInterest, expected) => {
  const quantity = 10_000
  const price = kind === 'stock' ? 123_400 : kind === 'government-bond' ? 111_105 : 123_400
  expect(amountOf({ kind, accruedInterest }, price, quantity)).toBe(expected)
})

test.each([
  ["the client's own", 3, [], 3],
  ["the market's before the branch's", 0, ['market/XSHG', 'branch/1'], 4],
  ["the branch's", 0, ['branch/1'], 4],
  ['of another branch', 0, ['branch/2'], 2],
])('settlement mode: %s', (_, mode, keys, expected) => {
  const rows = keys.map((key, index): SetRow => ({
    parameterNo: index,
    tableName: 'settlementModes',
    key,
    validFrom: '2026-01-01',
    value: JSON.stringify({ key, from: '2026-01-01', source: '', mode: 4 }),
    setAt: 0,
    withdrawnAt: null,
  }))
  expect(
    modeOf(ruleBookAt(rows, 0), { mode, branchNo: 1 }, { market: 'XSHG', tradeDate: '2026-11-23' }),
  ).toBe(expected)
})
