/** The worked examples of the market's rules, as they were collected before the code was written. */
import { describe, expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'
import { defaultParameters } from './default-parameters.ts'
import { dividendTaxOn } from './dividend-tax.ts'
import { exRightPrice } from './ex-right-price.ts'
import { feePlanFor, STANDARD_PLAN } from './fee-plan.ts'
import { feeScheduleFor, feesForFill, feesOn } from './fees.ts'
import { addFees, NO_FEES } from './fee-sums.ts'
import { isIdCardNumber } from './identity.ts'
import type { Instrument } from './instrument.ts'
import { accrualFrom, bringForward, interestUpTo } from './interest.ts'
import type { Parameters } from './parameters.ts'
import { cageOf } from './price-cage.ts'
import { computeLimits } from './price-limits.ts'
import { repoDatesOf, repoInterest } from './repo.ts'
import { anInstrument, BEIJING, CONVERTIBLE, MAIN, REPO, STAR } from './testing/an-instrument.ts'
import { amountOfOrder, checkQuantity } from './ticks-and-lots.ts'

const parameters = defaultParameters()

function fees(side: 'buy' | 'sell', amount: number, tradeDate: string) {
  const plan = feePlanFor(parameters, { plan: STANDARD_PLAN, instrument: MAIN, tradeDate })
  return feesOn(feeScheduleFor(parameters, { instrument: MAIN, tradeDate, plan }), side, amount)
}

describe('fees of A shares', () => {
  test('sale of 10,000 at 12.34 on 2026-09-02', () => {
    expect(fees('sell', amountOfOrder(MAIN, 123_400, 10_000), '2026-09-02')).toEqual({
      commission: 3702,
      stampDuty: 6170,
      transferFee: 123,
      exchangeFee: 421,
      regulatoryFee: 247,
      settlementFee: 0,
    })
  })

  test('purchase of 100 at 5.00', () => {
    expect(fees('buy', amountOfOrder(MAIN, 50_000, 100), '2026-09-02')).toEqual({
      commission: 500,
      stampDuty: 0,
      transferFee: 1,
      exchangeFee: 2,
      regulatoryFee: 1,
      settlementFee: 0,
    })
  })

  test.each([
    ['sell', '2008-09-18', 1000],
    ['sell', '2008-09-19', 1000],
    ['sell', '2023-08-25', 1000],
    ['sell', '2023-08-28', 500],
    ['buy', '2008-09-18', 1000],
    ['buy', '2008-09-19', 0],
    ['buy', '2008-04-23', 3000],
  ] as const)('stamp duty of a %s of 10,000 on %s', (side, date, stampDuty) => {
    expect(fees(side, 1_000_000, date).stampDuty).toBe(stampDuty)
  })

  test.each([
    ['2022-04-28', 20],
    ['2022-04-29', 10],
  ])('transfer fee of 10,000 on %s, both sides', (date, transferFee) => {
    expect(fees('buy', 1_000_000, date).transferFee).toBe(transferFee)
    expect(fees('sell', 1_000_000, date).transferFee).toBe(transferFee)
  })

  test('exchange and regulatory fee of a purchase of 66,110 on 2026-09-02 are 0.00541 %', () => {
    const { exchangeFee, regulatoryFee } = fees('buy', 6_611_000, '2026-09-02')
    // A broker's bill shows 3.57, because it cuts off the sum instead of rounding each item.
    expect([exchangeFee, regulatoryFee]).toEqual([225, 132])
  })
})

test('one order in three fills of 10,000: commission 5.00, 1.00, 3.00', () => {
  const plan = feePlanFor(parameters, { plan: STANDARD_PLAN, instrument: MAIN, tradeDate: '2026-09-02' })
  const schedule = feeScheduleFor(parameters, { instrument: MAIN, tradeDate: '2026-09-02', plan })
  let charged = { ...NO_FEES }
  const commissions = [1_000_000, 2_000_000, 3_000_000].map(cumulative => {
    const fees = feesForFill(charged, schedule, { side: 'buy', cumulativeAmount: cumulative })
    charged = addFees(charged, fees)
    return fees.commission
  })
  expect(commissions).toEqual([500, 100, 300])
})

describe('price limits', () => {
  const limits = (of: Instrument, differing: Partial<Instrument>, date: string) => {
    const { upperLimit, lowerLimit } = computeLimits(parameters, { ...of, ...differing }, date)
    return [upperLimit, lowerLimit]
  }
  test.each([
    ['main ST at 5 %', MAIN, { previousClose: 50_500, isRiskWarning: true }, '2026-07-03', [53_000, 48_000]],
    ['main ST at 10 %', MAIN, { previousClose: 50_500, isRiskWarning: true }, '2026-07-06', [55_600, 45_500]],
    ['STAR', STAR, { previousClose: 100_300 }, '2026-09-02', [120_400, 80_200]],
    ['Beijing', BEIJING, { previousClose: 100_300 }, '2026-09-02', [130_400, 70_200]],
    [
      'convertible, listing day',
      CONVERTIBLE,
      { previousClose: 1_000_000, listingDay: 1 },
      '2026-09-02',
      [1_573_000, 567_000],
    ],
    ['half up', MAIN, { previousClose: 100_500 }, '2026-09-02', [110_600, 90_500]],
    ['9.84', MAIN, { previousClose: 98_400 }, '2026-09-02', [108_200, 88_600]],
  ])('%s', (_, of, differing, date, expected) => {
    expect(limits(of, differing, date)).toEqual(expected)
  })
})

test.each([
  ['Shanghai main', MAIN, 100_000, 102_000, 98_000],
  ['Shanghai main, ten ticks', MAIN, 10_000, 11_000, 9_000],
  ['STAR', STAR, 10_000, 10_200, 9_800],
])('price cage: %s', (_, of, reference, highest, lowest) => {
  expect(cageOf(parameters, of, { side: 'buy', bestAsk: reference }, '2026-09-02')).toBe(highest)
  expect(cageOf(parameters, of, { side: 'sell', bestBid: reference }, '2026-09-02')).toBe(lowest)
})

describe('odd lots', () => {
  const isRefused = (of: Instrument, balance: number, quantity: number) =>
    checkQuantity(
      parameters,
      of,
      { side: 'sell', quantity, orderType: 'limit', sellable: balance },
      '2026-09-02',
    ) !== undefined
  test.each([
    ['main', MAIN, 350, [350, 300, 250, 50], [30, 330]],
    ['STAR', STAR, 250, [200, 201, 250], [100]],
    ['STAR', STAR, 150, [150], [100]],
  ])('%s holding %#', (_, of, balance, allowed, refused) => {
    for (const quantity of allowed) expect(isRefused(of, balance, quantity)).toBe(false)
    for (const quantity of refused) expect(isRefused(of, balance, quantity)).toBe(true)
  })
})

test.each([
  [500, 126],
  [3_500, 885],
])('interest of 10,000.00 held from 21 September to 20 December at %d parts of 10^6', (rate, expected) => {
  const dated: Parameters = {
    ...parameters,
    interestRates: [{ key: 'CNY', from: '2020-01-01', rate, overdraftRate: 0, dayCount: 360, source: '' }],
  }
  const account = accrualFrom('CNY', '2026-09-20')
  bringForward(dated, account, 1_000_000, '2026-12-20')
  expect(account.accumulator / BigInt(rate)).toBe(91_000_000n)
  expect(interestUpTo(dated, account, '2026-12-20')).toEqual({ credit: expected, penalty: 0 })
})

test('identity card', () => {
  expect(isIdCardNumber('11010519491231002X', '2026-09-02')).toBe(true)
  expect(isIdCardNumber('110105194912310021', '2026-09-02')).toBe(false)
})

/** 2026-11-19 is a Thursday; 2017-05-18 and 2017-05-19 are a Thursday and a Friday under the old rule. */
describe('repo of 100,000 at 2.000', () => {
  const quarter = anInstrument({ ...REPO, code: '204091' })
  test.each([
    ['GC001 on Thursday', REPO, '2026-11-19', ['2026-11-20', '2026-11-20', '2026-11-23'], 1644],
    ['GC001 on Friday', REPO, '2026-11-20', ['2026-11-23', '2026-11-23', '2026-11-24'], 548],
    ['GC001 on Monday', REPO, '2026-11-23', ['2026-11-24', '2026-11-24', '2026-11-25'], 548],
    ['GC001 before National Day', REPO, '2026-09-29', ['2026-09-30', '2026-09-30', '2026-10-08'], 4384],
    ['GC091', quarter, '2026-08-24', ['2026-08-25', '2026-11-23', '2026-11-24'], 49_863],
    [
      'GC001 on a Thursday of the old rule',
      REPO,
      '2017-05-18',
      ['2017-05-19', '2017-05-19', '2017-05-22'],
      556,
    ],
  ] as const)('%s', (_, instrument, tradeDate, dates, interest) => {
    const found = repoDatesOf(instrument, tradeDate, calendarOf(parameters.holidays))
    expect(Object.values(found)).toEqual(dates)
    const terms = { amount: 10_000_000, rate: 20_000, tradeDate }
    expect(repoInterest(parameters, instrument, terms, found)).toBe(interest)
  })
})

test.each([
  ['2026-04-15', 10_000],
  ['2026-04-16', 10_000],
  ['2026-04-17', 5_000],
])('dividend tax of 1,000 shares obtained on 2026-03-16, delivered on %s', (deliveredOn, tax) => {
  const lots = [{ obtainedOn: '2026-03-16', quantity: 1000, dividends: 5_000 }]
  expect(dividendTaxOn(parameters, lots, { quantity: 1000, deliveredOn })).toEqual({ tax, lots: [] })
})

test('ex-right price of 20.00 with 0.50 cash, 5 for 10 free and 3 for 10 at 8.00', () => {
  const event = { cash: 5_000, bonusRatio: 500_000, rightsRatio: 300_000, rightsPrice: 80_000 }
  expect(exRightPrice({ previousClose: 200_000, ...event }, 100)).toBe(121_700)
})
