import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import { feePlanFor } from './fee-plan.ts'
import { feeScheduleFor, maximumFees } from './fees.ts'
import { mostBuyable } from './most-quantity.ts'
import { anInstrument } from './testing/an-instrument.ts'
import { amountOfOrder, lotOf } from './ticks-and-lots.ts'

const DATE = '2026-11-23'
const parameters = defaultParameters()
const instrument = anInstrument({})
const lot = lotOf(parameters, instrument, DATE)
const schedule = feeScheduleFor(parameters, {
  instrument,
  tradeDate: DATE,
  plan: feePlanFor(parameters, { plan: 'standard', instrument, tradeDate: DATE }),
})
const most = (price: number, available: number): number =>
  mostBuyable(instrument, { lot, schedule, price, available })
const cost = (price: number, quantity: number): number =>
  amountOfOrder(instrument, price, quantity) +
  maximumFees(schedule, 'buy', amountOfOrder(instrument, price, quantity))

describe('the most that can be bought', () => {
  it('is nothing one fen short of a lot, and a lot with exactly enough', () => {
    const lotCost = cost(100_000, lot.minimumBuy)
    expect(most(100_000, lotCost - 1)).toBe(0)
    expect(most(100_000, lotCost)).toBe(lot.minimumBuy)
  })

  it('is never more than the largest order', () => {
    expect(most(100, Number.MAX_SAFE_INTEGER)).toBe(lot.maximumLimit)
  })

  it('is nothing without a price', () => {
    expect(most(0, 1_000_000)).toBe(0)
  })

  it('can be paid, and one step more cannot', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000 }),
        fc.integer({ min: 0, max: 10 ** 11 }),
        (ticks, available) => {
          const quantity = most(ticks * 100, available)
          if (quantity > 0) expect(cost(ticks * 100, quantity)).toBeLessThanOrEqual(available)
          if (quantity < lot.maximumLimit)
            expect(cost(ticks * 100, Math.max(quantity + lot.buyStep, lot.minimumBuy))).toBeGreaterThan(
              available,
            )
        },
      ),
    )
  })
})
