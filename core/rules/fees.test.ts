import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_FEN } from '../base/money.ts'
import { defaultParameters } from './default-parameters.ts'
import type { FeePlan } from './fee-plan.ts'
import { chargeableOf, feesBeyondProceeds, feeScheduleFor, feesForFill, feesOn, maximumFees } from './fees.ts'
import { addFees, NO_FEES, sumFees } from './fee-sums.ts'
import type { Instrument } from './instrument.ts'
import {
  anInstrument,
  B_SHARE,
  B_SHARE_SHENZHEN,
  BEIJING,
  CONVERTIBLE,
  ETF,
  MAIN,
  SHENZHEN,
} from './testing/an-instrument.ts'

const parameters = defaultParameters()
const NET: FeePlan = { rate: 30_000, minimum: 500, isInclusive: false }
const INCLUSIVE: FeePlan = { ...NET, isInclusive: true }
const schedule = (of: Instrument, plan = NET, date = '2026-11-23') =>
  feeScheduleFor(parameters, { instrument: of, tradeDate: date, plan })

describe('one order, many fills', () => {
  const plans = fc.constantFrom(
    NET,
    INCLUSIVE,
    { rate: 3_410, minimum: 0, isInclusive: true },
    { rate: 0, minimum: 0, isInclusive: false },
  )
  const instruments = fc.constantFrom(MAIN, BEIJING, ETF, CONVERTIBLE, B_SHARE, B_SHARE_SHENZHEN)
  const amounts = fc.array(fc.integer({ min: 1, max: 200_000_000 }), { minLength: 1, maxLength: 20 })
  const sides = fc.constantFrom('buy' as const, 'sell' as const)

  test('whatever the split and order of fills, the total is that of one fill of the whole', () => {
    fc.assert(
      fc.property(plans, instruments, sides, amounts, (plan, of, side, fills) => {
        const rates = schedule(of, plan)
        let charged = { ...NO_FEES }
        let cumulative = 0
        for (const amount of fills) {
          cumulative += amount
          const fill = feesForFill(charged, rates, { side, cumulativeAmount: cumulative })
          expect(sumFees(fill)).toBeGreaterThanOrEqual(0)
          charged = addFees(charged, fill)
        }
        expect(charged).toEqual(feesOn(rates, side, cumulative))
      }),
    )
  })

  test('no smaller amount costs more than the maximum that is held', () => {
    fc.assert(
      fc.property(
        plans,
        instruments,
        sides,
        fc.tuple(fc.nat(MAX_FEN), fc.nat(MAX_FEN)),
        (plan, of, side, [a, b]) => {
          const rates = schedule(of, plan)
          expect(sumFees(feesOn(rates, side, Math.min(a, b)))).toBeLessThanOrEqual(
            maximumFees(rates, side, Math.max(a, b)),
          )
        },
      ),
    )
  })

  test('the fees of a sale never exceed its proceeds by more than what is held', () => {
    fc.assert(
      fc.property(
        plans,
        instruments,
        fc.integer({ min: 1, max: 2_000 }),
        fc.nat(100_000),
        (plan, of, smallest, more) => {
          const rates = schedule(of, plan)
          const proceeds = smallest + more
          expect(sumFees(feesOn(rates, 'sell', proceeds)) - proceeds).toBeLessThanOrEqual(
            feesBeyondProceeds(rates, smallest),
          )
        },
      ),
    )
  })
})

test('nothing is charged without a fill', () => {
  expect(feesOn(schedule(MAIN), 'sell', 0)).toEqual(NO_FEES)
  expect(maximumFees(schedule(MAIN), 'buy', 0)).toBe(0)
})

test('three fills of 10,000 yuan: 5.00, 1.00, 3.00', () => {
  const rates = schedule(MAIN)
  let charged = { ...NO_FEES }
  const commissions = [1_000_000, 2_000_000, 3_000_000].map(cumulative => {
    const fill = feesForFill(charged, rates, { side: 'buy', cumulativeAmount: cumulative })
    charged = addFees(charged, fill)
    return fill.commission
  })
  expect(commissions).toEqual([500, 100, 300])
})

describe('an inclusive plan', () => {
  test('costs its rate; exchange and regulatory fee are inside', () => {
    const fees = feesOn(schedule(MAIN, INCLUSIVE), 'buy', 12_340_000)
    expect(fees).toMatchObject({ commission: 3_702 - 421 - 247, exchangeFee: 421, regulatoryFee: 247 })
    expect(fees.commission + fees.exchangeFee + fees.regulatoryFee).toBe(3_702)
  })

  test('never costs less than the fees inside', () => {
    const fees = feesOn(schedule(MAIN, { rate: 1_000, minimum: 0, isInclusive: true }), 'buy', 10_000_000)
    expect(fees).toMatchObject({ commission: 0, exchangeFee: 341, regulatoryFee: 200 })
  })
})

describe('handling fee', () => {
  test.each([
    [SHENZHEN, '2015-07-31', 6_960],
    [SHENZHEN, '2015-08-01', 4_870],
    [MAIN, '2023-08-27', 4_870],
    [MAIN, '2023-08-28', 3_410],
    [BEIJING, '2022-11-30', 50_000],
    [BEIJING, '2022-12-01', 25_000],
    [BEIJING, '2023-08-28', 12_500],
    [ETF, '2026-11-23', 4_000],
  ])('%#', (of, date, expected) => {
    expect(feesOn(schedule(of, NET, date), 'buy', 100_000_000).exchangeFee).toBe(expected)
  })
})

test('funds and convertibles know neither stamp duty nor transfer nor regulatory fee', () => {
  for (const of of [ETF, CONVERTIBLE]) {
    expect(feesOn(schedule(of), 'sell', 100_000_000)).toMatchObject({
      stampDuty: 0,
      transferFee: 0,
      regulatoryFee: 0,
      settlementFee: 0,
    })
  }
})

test('B shares pay a settlement fee, in Shenzhen at most 500 HKD', () => {
  expect(feesOn(schedule(B_SHARE), 'buy', 200_000_000).settlementFee).toBe(100_000)
  expect(feesOn(schedule(B_SHARE_SHENZHEN), 'buy', 99_999_000).settlementFee).toBe(50_000)
  expect(feesOn(schedule(B_SHARE_SHENZHEN), 'buy', 200_000_000).settlementFee).toBe(50_000)
  expect(feesOn(schedule(B_SHARE), 'sell', 200_000_000)).toMatchObject({ stampDuty: 100_000, transferFee: 0 })
})

test('amounts beyond exact doubles are exact', () => {
  expect(feesOn(schedule(MAIN), 'sell', 9_999_999_999_999)).toMatchObject({
    commission: 3_000_000_000,
    exchangeFee: 341_000_000,
  })
})

test('a sale of nothing may cost the minimum', () => {
  expect(feesBeyondProceeds(schedule(MAIN), 0)).toBe(500)
})

describe('bonds quoted clean', () => {
  const bond = anInstrument({ kind: 'government-bond', code: '019547', accruedInterest: 8_153 })
  const plan = { rate: 20_000, minimum: 0, isInclusive: false }
  const since = (date: string, withInterest: boolean) => {
    const row = { key: 'government-bond', from: '2026-11-24', source: 'test', withInterest }
    const feeBasis = [...parameters.feeBasis, row]
    return feeScheduleFor({ ...parameters, feeBasis }, { instrument: bond, tradeDate: date, plan })
  }
  // 100,000 of face value at 121.30 with 0.8153 accrued interest.
  const [amount, interest] = [12_211_530, 81_530]
  const commission = (rates: ReturnType<typeof since>): number =>
    feesOn(rates, 'buy', chargeableOf(rates, amount, interest)).commission

  test.each([
    ['what is paid, unless a row says otherwise', '2026-11-23', false, 2442],
    ['the clean amount from its date on', '2026-11-24', false, 2426],
    ['what is paid, said again', '2026-11-24', true, 2442],
  ])('%s', (_, date, withInterest, expected) => {
    expect(commission(since(date, withInterest))).toBe(expected)
  })

  test('the rest of a chain, too', () => {
    const elsewhere = {
      filledAmount: amount,
      filledInterest: interest,
      fees: { ...NO_FEES, commission: 2426 },
    }
    const more = (rates: ReturnType<typeof since>): number =>
      feesOn(rates, 'buy', chargeableOf(rates, amount, interest), elsewhere).commission
    expect(more(since('2026-11-24', false))).toBe(2426)
    expect(more(since('2026-11-23', false))).toBe(4885 - 2426)
  })

  test('beyond the proceeds, of what is charged for', () => {
    const dear = { ...since('2026-11-24', false), plan: { ...plan, minimum: 500 } }
    expect(feesBeyondProceeds(dear, 300, 200)).toBe(200)
    expect(feesBeyondProceeds(dear, 300, 0)).toBe(200)
    expect(feesBeyondProceeds(dear, 600, 0)).toBe(0)
  })
})
