import { expect, test } from 'vitest'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { smallExchange, UNIT } from '../testing/small-exchange.ts'
import { holdingsFile, moneyFile, securitiesFile, tradesFile } from './build-day-files.ts'
import { openDepository, setHolding, settleTrade, startDepositoryDay } from './depository.ts'

test('Shanghai keeps holdings by account, Shenzhen by account and trading unit; a new day begins with the sum', () => {
  const depository = openDepository()
  const shanghai = {
    market: 'XSHG' as const,
    securitiesAccount: 'A000000001',
    tradingUnit: UNIT,
    code: '600000',
  }
  setHolding(depository, shanghai, 500)
  const small = smallExchange('XSHG')
  small.enter('sell 300 @ 10.00')
  small.enter('buy 100 @ 10.00', { securitiesAccount: 'A000000002', tradingUnit: '54321' })
  for (const trade of small.exchange.trades)
    settleTrade(depository, small.exchange, { trade, parameters: defaultParameters() })
  expect(holdingsFile(small.exchange, depository).records).toMatchObject([
    { securitiesAccount: 'A000000001', tradingUnit: '', quantity: 500, bought: 0, sold: 100 },
    { securitiesAccount: 'A000000002', tradingUnit: '', quantity: 0, bought: 100, sold: 0 },
  ])
  startDepositoryDay(depository, '2026-11-23')
  expect(
    [...depository.holdings.values()].map(({ quantity, bought, sold }) => [quantity, bought, sold]),
  ).toEqual([
    [400, 0, 0],
    [100, 0, 0],
  ])

  const other = smallExchange('XSHE')
  for (const tradingUnit of ['234500', '234600']) {
    other.enter('buy 100 @ 10.00', { tradingUnit, clOrdId: `b${tradingUnit}` })
    other.enter('sell 100 @ 10.00', {
      tradingUnit,
      clOrdId: `s${tradingUnit}`,
      securitiesAccount: '0100000002',
    })
  }
  for (const trade of other.exchange.trades)
    settleTrade(depository, other.exchange, { trade, parameters: defaultParameters() })
  expect(
    holdingsFile(other.exchange, depository).records.map(each => [each.tradingUnit, each.bought, each.sold]),
  ).toEqual([
    ['234500', 100, 0],
    ['234500', 0, 100],
    ['234600', 100, 0],
    ['234600', 0, 100],
  ])
})

test('the day in files: one row per side of ours, money and fees once per order', () => {
  const small = smallExchange('XSHG')
  const sell = { securitiesAccount: 'A000000002' }
  small.enter('buy 300 @ 10.00')
  small.enter('sell 100 @ 10.00', sell)
  small.enter('sell 200 @ 10.00', { ...sell, tradingUnit: '' })
  const { records } = tradesFile(small.exchange)
  expect(
    records.map(({ tradeNo, side, clOrdId, quantity, amount }) => [tradeNo, side, clOrdId, quantity, amount]),
  ).toEqual([
    [1, 'buy', '1', 100, 100_000],
    [1, 'sell', '2', 100, 100_000],
    [2, 'buy', '1', 200, 200_000],
  ])
  // 3,000 yuan were bought in one order and 1,000 sold. Transfer fee 0.03 + 0.01, exchange fee 0.10 + 0.03 (0.1023, 0.0341),
  // regulatory fee 0.06 + 0.02, stamp duty 0.50 on the sale alone.
  expect(moneyFile(small.exchange, defaultParameters(), openDepository()).records).toEqual([
    {
      tradingUnit: UNIT,
      currency: 'CNY',
      buys: 300_000,
      sells: 100_000,
      net: -200_000,
      stampDuty: 50,
      transferFee: 4,
      exchangeFee: 13,
      regulatoryFee: 8,
      settlementFee: 0,
      repoBack: 0,
      repoRepaid: 0,
    },
  ])
})

test('a deviation lies on the exchange fee of each line with trades, and nowhere else', () => {
  const small = smallExchange('XSHG')
  small.enter('buy 100 @ 10.00')
  small.enter('sell 100 @ 10.00', { tradingUnit: '' })
  const lineOf = (by: number) =>
    moneyFile(small.exchange, defaultParameters(), { ...openDepository(), feeDeviation: by }).records[0]
  expect(lineOf(-2)).toEqual({ ...lineOf(0), exchangeFee: 1 })
})

test("the day's list names every listing of the market, none of the other", () => {
  const small = smallExchange('XSHE')
  const instruments = [...small.exchange.listings.values()].map(listing => listing.instrument)
  const { records } = securitiesFile(small.exchange, instruments)
  expect(records.map(({ code, upperLimit, lowerLimit }) => [code, upperLimit, lowerLimit])).toEqual([
    ['000001', 110_000, 90_000],
    ['300750', 120_000, 80_000],
    ['301999', null, null],
  ])
})

test('bonds change hands with accrued interest; repo moves no securities and comes back on its maturity date', () => {
  const small = smallExchange('XSHG')
  const lender = { securitiesAccount: 'A000000002' }
  small.enter('buy 100000 @ 100.10', { code: '019547' })
  small.enter('sell 100000 @ 100.10', { ...lender, code: '019547' })
  small.enter('buy 100000 @ 2.000', { code: '204001' })
  small.enter('sell 100000 @ 2.000', { ...lender, code: '204001' })
  const depository = openDepository()
  for (const trade of small.exchange.trades)
    settleTrade(depository, small.exchange, { trade, parameters: defaultParameters() })
  // One day at 3.65 percent a year adds 0.01 to 100.10.
  expect(small.exchange.trades.map(({ amount }) => amount)).toEqual([10_011_000, 10_000_000])
  expect(holdingsFile(small.exchange, depository).records.map(({ code }) => code)).toEqual([
    '019547',
    '019547',
  ])
  const today = moneyFile(small.exchange, defaultParameters(), depository).records
  expect(today).toMatchObject([{ buys: 20_011_000, sells: 20_011_000, repoBack: 0, repoRepaid: 0 }])

  startDepositoryDay(depository, '2026-11-23')
  const next = { ...small.exchange, tradeDate: '2026-11-24', trades: [] }
  // GC001 bought on a Monday runs for one day and earns 5.48.
  expect(moneyFile(next, defaultParameters(), depository).records).toMatchObject([
    { buys: 0, sells: 0, repoBack: 10_000_548, repoRepaid: 10_000_548 },
  ])
  startDepositoryDay(depository, '2026-11-24')
  expect(depository.repos).toEqual([])
})
