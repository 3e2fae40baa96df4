/** One entry per branch, market, currency and kind of fee; an entry below zero goes the other way. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { feeSums, splitFees } from './split-fees.ts'

const given = books({
  cash: { C1: '2000.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 60 @ 10.00 as T1', 'fill 40 @ 10.00 as T2']],
})
const trades = [...given.trades.values()]
const NONE = { stampDuty: 0, transferFee: 0, exchangeFee: 0, regulatoryFee: 0, settlementFee: 0 }
const withCommission = (commission: number) =>
  trades.slice(0, 1).map(trade => ({ ...trade, fees: { ...NONE, commission } }))

test.each([
  [7, 'post clearing CNY 0.07 clearing XSHG → commission-income XSHG'],
  [-7, 'post clearing CNY 0.07 commission-income XSHG → clearing XSHG'],
])('a commission of %i fen', (commission, expected) => {
  expect(splitFees(given, withCommission(commission)).map(each => describeChange(given, each))).toEqual([
    expected,
  ])
})

test('the fees of all trades, by currency', () => {
  expect(splitFees(given, trades)).toHaveLength(4)
  expect(feeSums(given, trades)).toEqual({ CNY: 506 })
  expect(splitFees(given, [])).toEqual([])
})
