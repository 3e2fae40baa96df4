import { expect, test } from 'vitest'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { duesOf, payDues, type Due } from './dues.ts'

const line = {
  tradingUnit: '20001',
  buys: 10_000_000,
  sells: 12_340_000,
  net: 2_340_000,
  stampDuty: 6_170,
  transferFee: 223,
  exchangeFee: 762,
  regulatoryFee: 447,
  settlementFee: null,
  repoBack: 0,
  repoRepaid: 0,
}
const due = (set: Partial<Due> = {}): Due => ({
  market: 'XSHE',
  tradingUnit: '20001',
  currency: 'CNY',
  settlementDate: '2026-11-24',
  amount: 2_332_397,
  ...set,
})

test('a line of the money file falls due after its fees: CNY on the next trading day, HKD three later', () => {
  const records = [
    { ...line, currency: 'CNY' as const },
    { ...line, currency: 'HKD' as const, repoBack: 500, repoRepaid: 100 },
  ]
  const file = { kind: 'money', market: 'XSHE', tradeDate: '2026-11-27', records } as const
  expect(duesOf(file, defaultParameters())).toEqual([
    due({ settlementDate: '2026-11-30', amount: 2_332_398 }),
    due({ settlementDate: '2026-12-02', amount: 2_332_798, currency: 'HKD' }),
  ])
})

test.each([
  ['whole', [2_332_397], []],
  ['half', [1_166_198], [1_166_199]],
  ['nothing', [], [2_332_397]],
] as const)('%s is paid on the settlement date; the rest is left', (payment, moved, left) => {
  const paid = payDues([due()], { market: 'XSHE', date: '2026-11-24', payment })
  expect(paid.file.records.map(({ amount }) => amount)).toEqual(moved)
  expect(paid.left.map(({ amount }) => amount)).toEqual(left)
})

test('what is due later, or in another market, waits; what an earlier day has left is moved with its own date', () => {
  const dues = [
    due({ settlementDate: '2026-11-23' }),
    due({ settlementDate: '2026-11-25' }),
    due({ market: 'XSHG' }),
  ]
  const { file, left } = payDues(dues, { market: 'XSHE', date: '2026-11-24', payment: 'whole' })
  expect(file.records.map(({ settlementDate }) => settlementDate)).toEqual(['2026-11-23'])
  expect(left).toEqual(dues.slice(1))
})
