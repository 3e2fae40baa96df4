/**
 * Daily price limits. The day's list is binding (`limitsOf`). `computeLimits` is used by the simulator and for comparison with
 * the list: round half up (previous close × (1 ± rate)) to the tick, at least one tick away, never below one tick. Source: SSE
 * and SZSE trading rules 3.3; half up by SZSE file interface 1.42 (9.84 × 0.9 = 8.856 → 8.86).
 */
import type { BusinessDate } from '../base/business-date.ts'
import { mulDiv, type Price } from '../base/money.ts'
import type { Instrument } from './instrument.ts'
import type { BasisPoints, Parameters, PriceLimitRow } from './parameters.ts'
import { rowFor } from './product-class.ts'
import { tickOf } from './ticks-and-lots.ts'

/** Undefined means no limit on that side. */
export interface PriceLimits {
  upperLimit?: Price | undefined
  lowerLimit?: Price | undefined
}

const NO_LIMITS: PriceLimits = {}
const WHOLE: BasisPoints = 10_000

/** An instrument of the day's list is its own pair of limits, so nothing is allocated. */
export function limitsOf(instrument: Instrument): PriceLimits {
  return instrument
}

export function checkPriceLimits(limits: PriceLimits, price: Price): 'price_outside_limits' | undefined {
  if (limits.upperLimit !== undefined && price > limits.upperLimit) return 'price_outside_limits'
  if (limits.lowerLimit !== undefined && price < limits.lowerLimit) return 'price_outside_limits'
  return undefined
}

export type LimitFacts = Pick<
  Instrument,
  'market' | 'kind' | 'board' | 'isRiskWarning' | 'listingDay' | 'previousClose'
>

/** On a listing day `previousClose` is the issue price. */
export function computeLimits(parameters: Parameters, of: LimitFacts, tradeDate: BusinessDate): PriceLimits {
  const row = rowFor(parameters.priceLimits, of, tradeDate)
  if (row === undefined) return NO_LIMITS
  const rates = ratesOf(row, of)
  if (rates === undefined) return NO_LIMITS
  const tick = tickOf(parameters, of, tradeDate)
  return {
    upperLimit: Math.max(toTick(of.previousClose, WHOLE + rates.up, tick), of.previousClose + tick),
    lowerLimit: Math.max(
      tick,
      Math.min(toTick(of.previousClose, WHOLE - rates.down, tick), of.previousClose - tick),
    ),
  }
}

function ratesOf(row: PriceLimitRow, of: LimitFacts): { up: BasisPoints; down: BasisPoints } | undefined {
  if (of.listingDay > 0 && of.listingDay <= row.unlimitedDays) return undefined
  if (of.listingDay === 1 && row.firstDay !== null) return row.firstDay
  const rate = of.isRiskWarning ? row.riskWarningRate : row.rate
  return rate === null ? undefined : { up: rate, down: rate }
}

/** price × points / 10^4, rounded half up to the tick. */
export function toTick(price: Price, points: BasisPoints, tick: Price): Price {
  return mulDiv(price, points, WHOLE * tick) * tick
}
