/**
 * What an order holds: the amount of its rest with every fee at its highest; for a sale, what fees may cost beyond the
 * proceeds.
 */
import { describe, expect, test } from 'vitest'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { feePlanFor } from '../../rules/fee-plan.ts'
import { feeScheduleFor } from '../../rules/fees.ts'
import { NO_FEES } from '../../rules/fee-sums.ts'
import { MAIN } from '../../rules/testing/an-instrument.ts'
import { holdOf, type HoldFacts } from './order-hold.ts'

const schedule = feeScheduleFor(defaultParameters(), {
  instrument: MAIN,
  tradeDate: '2026-11-23',
  plan: feePlanFor(defaultParameters(), { plan: 'standard', instrument: MAIN, tradeDate: '2026-11-23' }),
})
const order: HoldFacts = {
  side: 'buy',
  price: 100_000,
  quantity: 1000,
  status: 'new',
  filledQuantity: 0,
  filledAmount: 0,
  canceledQuantity: 0,
  holdPrice: 100_000,
  fees: NO_FEES,
}
const hold = (
  differing: Partial<HoldFacts>,
  instrument: { kind: 'stock'; lowerLimit?: number } = MAIN as never,
) => holdOf({ ...order, ...differing }, instrument, schedule, 100)

describe('buy', () => {
  test.each([
    ['the whole', {}, 1_000_000 + 500 + 10 + 34 + 20],
    [
      'half filled at less: fees of what it can still come to, less what was charged',
      { filledQuantity: 500, filledAmount: 450_000, fees: { ...NO_FEES, commission: 500 } },
      500_000 + 500 + 10 + 32 + 19 - 500,
    ],
    ['the rest after a cancel that waits for fills', { canceledQuantity: 900 }, 100_000 + 500 + 1 + 3 + 2],
    ['filled', { filledQuantity: 1000 }, 0],
    ['overfilled', { filledQuantity: 1100 }, 0],
    ['canceled', { status: 'canceled' }, 0],
    ['rejected', { status: 'rejected' }, 0],
    ['expired', { status: 'expired' }, 0],
  ] as const)('%s', (_, differing, cash) => {
    expect(hold(differing)).toEqual({ cash, shares: 0 })
  })
})

describe('sell', () => {
  const sell = { side: 'sell' } as const
  test.each([
    ['the shares', sell, MAIN, { cash: 0, shares: 1000 }],
    ['the rest of them', { ...sell, filledQuantity: 400 }, MAIN, { cash: 0, shares: 600 }],
    // A lot at 0.03 brings 3.00 and costs 5.00.
    [
      'the fees that the smallest fill would not bring',
      { ...sell, price: 300 },
      MAIN,
      { cash: 200, shares: 1000 },
    ],
    ['no longer after a fill', { ...sell, price: 300, filledQuantity: 100 }, MAIN, { cash: 0, shares: 900 }],
    // 50 shares at 0.05 bring 2.50.
    [
      'of an odd order its odd part is the smallest',
      { ...sell, price: 500, quantity: 150 },
      MAIN,
      { cash: 250, shares: 150 },
    ],
    [
      'a market order may go at the lower limit',
      { ...sell, price: 0, holdPrice: 700 },
      { kind: 'stock', lowerLimit: 300 },
      { cash: 200, shares: 1000 },
    ],
    [
      'or, without limits, for nothing',
      { ...sell, price: 0, holdPrice: 0 },
      { kind: 'stock' },
      { cash: 500, shares: 1000 },
    ],
    ['ended', { ...sell, status: 'expired' }, MAIN, { cash: 0, shares: 0 }],
  ] as const)('%s', (_, differing, instrument, expected) => {
    expect(hold(differing, instrument as never)).toEqual(expected)
  })
})
