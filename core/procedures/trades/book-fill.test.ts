/** A fill's money, shares, fees, cost and dates. The test of the execution report shows which fills are accepted, and when. */
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { availableCash } from '../../books/figures.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { sumFees } from '../../rules/fee-sums.ts'
import { MAIN } from '../../rules/testing/an-instrument.ts'
import { books, cashNo, happen, holdingOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { bookFill, netCash } from './book-fill.ts'

const SELL = 'C1 sell 300 600000.XSHG @ 9.00'

describe('fees do not depend on how an order is filled', () => {
  const splits = [
    ['fill 300 @ 9.10'],
    ['fill 100 @ 9.10', 'fill 200 @ 9.10'],
    ['fill 1 @ 9.10', 'fill 298 @ 9.10', 'fill 1 @ 9.10'],
  ]
  test.each(splits.map(split => [split.length, split] as const))('in %i', (_, split) => {
    const filled = books({
      cash: { C1: '10.00' },
      holdings: { 'C1 600000.XSHG': '300' },
      orders: [[SELL, ...split]],
    })
    // 2730.00: commission 5.00, stamp duty 1.365 → 1.37 (half up), transfer 0.03, exchange 0.09, regulatory 0.05.
    expect(filled.orders.get(1)).toMatchObject({
      status: 'filled',
      filledAmount: 273_000,
      fees: { commission: 500, stampDuty: 137, transferFee: 3, exchangeFee: 9, regulatoryFee: 5 },
    })
    const lot = filled.cashAccounts.get(cashNo('C1'))!.unsettled[0]!
    expect(lot.proceeds - lot.purchases).toBe(273_000 - 654)
    expect(brokenInvariants(filled)).toEqual([])
  })
})

describe('fees of a bond quoted clean', () => {
  const bond = (withInterest: boolean, ...events: string[]) =>
    books({
      cash: { C1: '200000.00' },
      instruments: { '019547.XSHG': 'government-bond, T+0, unlimited, accrued 0.8153' },
      parameters: {
        feeBasis: [{ key: 'government-bond', from: '2026-01-01', source: 'test', withInterest }],
      },
      orders: [['C1 buy 100000 019547.XSHG @ 121.30', ...events]],
    })
  test.each([
    ['with accrued interest', true, 2442],
    ['without', false, 2426],
  ])('%s: held before, charged after, in parts as at once', (_, withInterest, commission) => {
    const held = bond(withInterest, 'accepted').orders.get(1)!.holdCash
    expect(held).toBe(12_211_530 + commission)
    for (const fills of [['fill 100000 @ 121.30'], ['fill 33000 @ 121.30', 'fill 67000 @ 121.30']]) {
      const filled = bond(withInterest, ...fills)
      expect(filled.orders.get(1)).toMatchObject({ filledInterest: 81_530, fees: { commission } })
      expect(brokenInvariants(filled)).toEqual([])
    }
  })
})

describe('dates', () => {
  const dates = (spec: string, id: string, quantity: number) => {
    const filled = books({
      clients: { C1: 'B accounts' },
      cash: { C1: '9000.00', 'C1 USD': '9000.00' },
      instruments: { [id]: spec },
      orders: [[`C1 buy ${quantity} ${id} @ 1.00`, `fill ${quantity} @ 1.00`]],
    })
    const cash = filled.cashAccounts.get(cashNo('C1', spec.includes('USD') ? 'USD' : 'CNY'))!.unsettled[0]!
    return [
      cash.settlementDate,
      cash.usableFrom,
      cash.withdrawableFrom,
      holdingOf(filled, 'C1', id).unsettled[0]!.sellableFrom,
    ]
  }
  test.each([
    [
      'a share: tomorrow',
      '0.90-1.10',
      '600001.XSHG',
      100,
      ['2026-11-24', '2026-11-23', '2026-11-24', '2026-11-24'],
    ],
    [
      'T+0: sold again today',
      'T+0, etf, 0.90-1.10',
      '510050.XSHG',
      100,
      ['2026-11-24', '2026-11-23', '2026-11-24', '2026-11-23'],
    ],
    [
      'a B share settles on the third day',
      'b-share, USD, 0.90-1.10',
      '900901.XSHG',
      100,
      ['2026-11-26', '2026-11-23', '2026-11-26', '2026-11-24'],
    ],
  ])('%s', (_, spec, id, quantity, expected) => {
    expect(dates(spec, id, quantity)).toEqual(expected)
  })

  test('over a weekend', () => {
    const filled = books({
      day: '2026-11-20 open',
      cash: { C1: '9000.00' },
      orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
    })
    expect(filled.trades.get('2026-11-20/XSHG//T1/buy')?.settlementDate).toBe('2026-11-23')
  })
})

describe('cost', () => {
  test('all sold, all cost is gone, whatever the rounding on the way', () => {
    const filled = books({
      cash: { C1: '10.00' },
      holdings: { 'C1 600000.XSHG': '300 cost 1000.01' },
      orders: [[SELL, 'fill 100 @ 9.10', 'fill 100 @ 9.10', 'fill 100 @ 9.10']],
    })
    expect(holdingOf(filled, 'C1', '600000.XSHG')).toMatchObject({ cost: 0, settled: 300 })
  })

  test('sold what is not there: a fact; cost does not fall below nothing', () => {
    const filled = books({
      cash: { C1: '10.00' },
      holdings: { 'C1 600000.XSHG': '300 cost 90.00' },
      orders: [[SELL, 'accepted', 'cancel', 'canceled 300'], [SELL]],
    })
    happen(filled, 2, 'fill 300 @ 9.10')
    happen(filled, 1, 'fill 300 @ 9.10')
    expect(holdingOf(filled, 'C1', '600000.XSHG').cost).toBe(0)
    expect(filled.unplaced.size).toBe(1)
    expect(brokenInvariants(filled)).toEqual([])
  })
})

test('Shenzhen shares go to the holding of the unit that bought them', () => {
  const filled = books({
    cash: { C1: '2000.00' },
    orders: [['C1 buy 100 000001.XSHE @ 10.00', 'fill 100 @ 10.00']],
  })
  expect([...filled.holdings.values()].map(({ tradingUnit }) => tradingUnit)).toEqual(['300001'])
})

test('a purchase costs its fees, a sale bears them', () => {
  const fees = {
    commission: 500,
    stampDuty: 0,
    transferFee: 1,
    exchangeFee: 0,
    regulatoryFee: 0,
    settlementFee: 0,
  }
  expect([
    netCash({ side: 'buy', amount: 1_000, fees }, MAIN),
    netCash({ side: 'sell', amount: 1_000, fees }, MAIN),
    netCash({ side: 'sell', amount: 100, fees }, MAIN),
  ]).toEqual([-1_501, 499, -401])
  expect(sumFees(fees)).toBe(501)
})

test('the second fill of a new holding finds what the first has opened', () => {
  const given = books({ cash: { C1: '5000.00' }, orders: [['C1 buy 200 600000.XSHG @ 10.00']] })
  for (const tradeNo of ['T1', 'T2'])
    applyChanges(
      given,
      bookFill(
        given,
        given.orders.get(1)!,
        { tradeNo, price: 100_000, quantity: 100, exchangeOrderId: '' },
        aMeta(),
      ),
    )
  expect([
    given.holdings.size,
    holdingOf(given, 'C1', '600000.XSHG').unsettled.length,
    given.orders.get(1)?.status,
  ]).toEqual([1, 1, 'filled'])
})

test('what a cheaper fill leaves of the hold goes to the freeze that waits', () => {
  const filled = books({
    cash: { C1: '2000.00' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00']],
    freezes: { C1: ['900.00 of 1990.00'] },
  })
  const account = filled.cashAccounts.get(cashNo('C1'))!
  const before = availableCash(account, filled.day.businessDate)
  happen(filled, 1, 'fill 100 @ 9.00')
  // 1005.06 were held: 100 × 10.00, commission 5.00, transfer 0.01, exchange 0.03, regulatory 0.02; 905.06 was paid.
  expect(account.frozen).toBe(90_000 + before + 100_506 - 90_506)
  expect(availableCash(account, filled.day.businessDate)).toBe(0)
  expect(brokenInvariants(filled)).toEqual([])
})
