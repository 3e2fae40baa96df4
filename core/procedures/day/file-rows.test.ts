/** Rows of the depository's files get the market, the day and the keys of our own records. */
import { expect, test } from 'vitest'
import { storedHolding, storedMoney, storedTrade } from './file-rows.ts'

const OF = { market: 'XSHG', tradeDate: '2026-11-23' } as const

test('a trade has the key that our trade has', () => {
  const row = {
    tradeNo: '7',
    tradingUnit: '20001',
    clOrdId: 'O1',
    securitiesAccount: 'A000000001',
    code: '600000',
    side: 'buy',
    price: 100_000,
    quantity: 100,
    amount: 100_000,
  } as const
  const { securitiesAccount: _, ...kept } = row
  expect(storedTrade(OF, row)).toEqual({
    ...OF,
    ...kept,
    tradeKey: '2026-11-23/XSHG//7/buy',
    securitiesAccountId: 'A000000001.XSHG',
  })
})

test.each([
  ['tradable', ''],
  ['pledged', 'pledged'],
] as const)('a holding that is %s', (shareNature, expected) => {
  const row = { tradingUnit: '', code: '600000', quantity: 1, bought: 2, sold: 3 }
  expect(storedHolding(OF, { ...row, shareNature, securitiesAccount: 'A000000001' })).toEqual({
    ...OF,
    ...row,
    shareNature: expected,
    securitiesAccountId: 'A000000001.XSHG',
  })
})

test('a line of money', () => {
  const fees = { stampDuty: 1, transferFee: 2, exchangeFee: 3, regulatoryFee: 4, settlementFee: null }
  const row = {
    tradingUnit: '1',
    currency: 'CNY',
    buys: 1,
    sells: 2,
    repoBack: 0,
    repoRepaid: 0,
    ...fees,
  } as const
  expect(storedMoney(OF, row)).toEqual({ ...OF, ...row })
})
