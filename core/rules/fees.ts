/**
 * What an order costs. Each item is computed on the order's cumulative amount and rounded half up once; a fill is
 * charged the difference to what the order was charged before. So the total does not depend on how an order was
 * filled. Commission is max(minimum, rate × amount), once per order, and nothing is charged without a fill.
 *
 * Taxes and the fees of exchange, depository and regulator go by own order, each submission with its clOrdId, as the
 * depository reckons them. Only the commission continues over orders that a part cancel has made of one (`elsewhere`).
 *
 * Where a plan is inclusive (规费 inside), exchange and regulatory fee are split out of the commission, which then is
 * what is left of it; a single fill may lower it while the others rise, the sum never falls. No commission is less
 * than the fees it has to bear.
 *
 * Of bonds quoted clean the table feeBasis says whether the amount is meant with the accrued interest in it or without.
 *
 * `feeScheduleFor` gathers the rates in force; callers on the hot path keep it per instrument, plan and day.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Side } from '../base/market.ts'
import { type Fen, mulDiv } from '../base/money.ts'
import type { FeePlan } from './fee-plan.ts'
import type { Instrument } from './instrument.ts'
import type { FeeRateRow, Parameters, Rate } from './parameters.ts'
import { rowFor } from './product-class.ts'
import type { FeeKind } from '../words/fee-kind.ts'

export type Fees = Record<FeeKind, Fen>

/** What is not the firm's own: taxes, and what exchange, depository and regulator take. */
export const OUTSIDE_FEES = [
  'stampDuty',
  'transferFee',
  'exchangeFee',
  'regulatoryFee',
  'settlementFee',
] as const satisfies readonly (keyof Fees)[]
export type OutsideFee = (typeof OUTSIDE_FEES)[number]

/** Of a trade that is no client's. */
export const NO_COMMISSION: Readonly<FeePlan> = { rate: 0, minimum: 0, isInclusive: false }

export const NO_FEES: Readonly<Fees> = {
  commission: 0,
  stampDuty: 0,
  transferFee: 0,
  exchangeFee: 0,
  regulatoryFee: 0,
  settlementFee: 0,
}

/** One item's rate for one side. */
interface ItemRate {
  rate: Rate
  maximum: Fen
}

interface SideRates {
  stampDuty: ItemRate
  transferFee: ItemRate
  exchangeFee: ItemRate
  regulatoryFee: ItemRate
  settlementFee: ItemRate
}

export interface FeeSchedule {
  plan: FeePlan
  /** Accrued interest is not charged for. */
  isOnClean: boolean
  buy: SideRates
  sell: SideRates
}

const PARTS = 100_000_000
const FREE: ItemRate = { rate: 0, maximum: 0 }

export function sumFees(fees: Readonly<Fees>): Fen {
  return (
    fees.commission +
    fees.stampDuty +
    fees.transferFee +
    fees.exchangeFee +
    fees.regulatoryFee +
    fees.settlementFee
  )
}

function combine(a: Readonly<Fees>, b: Readonly<Fees>, sign: 1 | -1): Fees {
  return {
    commission: a.commission + sign * b.commission,
    stampDuty: a.stampDuty + sign * b.stampDuty,
    transferFee: a.transferFee + sign * b.transferFee,
    exchangeFee: a.exchangeFee + sign * b.exchangeFee,
    regulatoryFee: a.regulatoryFee + sign * b.regulatoryFee,
    settlementFee: a.settlementFee + sign * b.settlementFee,
  }
}

export function addFees(a: Readonly<Fees>, b: Readonly<Fees>): Fees {
  return combine(a, b, 1)
}

export function subtractFees(a: Readonly<Fees>, b: Readonly<Fees>): Fees {
  return combine(a, b, -1)
}

/** The rates in force for an instrument on a trade date. */
export function feeScheduleFor(
  parameters: Parameters,
  instrument: Pick<Instrument, 'market' | 'kind' | 'board'>,
  tradeDate: BusinessDate,
  plan: FeePlan,
): FeeSchedule {
  const rates = (side: Side): SideRates => {
    const item = (rows: readonly FeeRateRow[]): ItemRate => {
      const row = rowFor(rows, instrument, tradeDate)
      return row === undefined ? FREE : { rate: row[side], maximum: row.maximum ?? Number.MAX_SAFE_INTEGER }
    }
    return {
      stampDuty: item(parameters.stampDuty),
      transferFee: item(parameters.transferFee),
      exchangeFee: item(parameters.exchangeFee),
      regulatoryFee: item(parameters.regulatoryFee),
      settlementFee: item(parameters.settlementFee),
    }
  }
  const isOnClean = rowFor(parameters.feeBasis, instrument, tradeDate)?.withInterest === false
  return { plan, isOnClean, buy: rates('buy'), sell: rates('sell') }
}

/** What of an amount is charged for; `interest` is what of it has accrued. */
export function chargeableOf({ isOnClean }: FeeSchedule, amount: Fen, interest: Fen): Fen {
  return isOnClean ? amount - interest : amount
}

function itemFee(item: ItemRate, amount: Fen): Fen {
  return item.rate === 0 ? 0 : Math.min(item.maximum, mulDiv(amount, item.rate, PARTS))
}

/** What the other orders of a chain were filled for and charged. */
export interface Elsewhere {
  filledAmount: Fen
  filledInterest: Fen
  fees: Readonly<Fees>
}

export const NOTHING_ELSEWHERE: Elsewhere = { filledAmount: 0, filledInterest: 0, fees: NO_FEES }

/** All fees of an order that has been filled for this cumulative amount, as far as it is charged for (the hot path). */
export function feesOn(
  schedule: FeeSchedule,
  side: Side,
  cumulativeAmount: Fen,
  elsewhere: Elsewhere = NOTHING_ELSEWHERE,
): Fees {
  const { filledAmount, filledInterest, fees } = elsewhere
  const chainAmount = chargeableOf(schedule, filledAmount, filledInterest) + cumulativeAmount
  if (chainAmount === 0) return { ...NO_FEES }
  const { plan } = schedule
  const rates = schedule[side]
  const exchangeFee = itemFee(rates.exchangeFee, cumulativeAmount)
  const regulatoryFee = itemFee(rates.regulatoryFee, cumulativeAmount)
  const inside = plan.isInclusive ? exchangeFee + regulatoryFee + fees.exchangeFee + fees.regulatoryFee : 0
  const whole = Math.max(plan.minimum, mulDiv(chainAmount, plan.rate, PARTS))
  return {
    commission: Math.max(0, whole - inside) - fees.commission,
    stampDuty: itemFee(rates.stampDuty, cumulativeAmount),
    transferFee: itemFee(rates.transferFee, cumulativeAmount),
    exchangeFee,
    regulatoryFee,
    settlementFee: itemFee(rates.settlementFee, cumulativeAmount),
  }
}

/** What one fill of an order is charged; `cumulativeAmount` includes it, `previousCharged` is the sum of its fills before. */
export function feesForFill(
  previousCharged: Readonly<Fees>,
  schedule: FeeSchedule,
  filled: { side: Side; cumulativeAmount: Fen; elsewhere?: Elsewhere },
): Fees {
  const { side, cumulativeAmount, elsewhere } = filled
  return subtractFees(feesOn(schedule, side, cumulativeAmount, elsewhere), previousCharged)
}

/** Most that an order of at most this amount can cost: the hold of a buy. */
export function maximumFees(
  schedule: FeeSchedule,
  side: Side,
  largestAmount: Fen,
  elsewhere: Elsewhere = NOTHING_ELSEWHERE,
): Fen {
  return sumFees(feesOn(schedule, side, largestAmount, elsewhere))
}

/**
 * The money by which the fees of a sale can exceed its proceeds: worst after its smallest possible fill, when the
 * minimum commission is due and little has come in.
 */
export function feesBeyondProceeds(
  schedule: FeeSchedule,
  smallestProceeds: Fen,
  chargeable: Fen = smallestProceeds,
): Fen {
  const fees = chargeable === 0 ? schedule.plan.minimum : sumFees(feesOn(schedule, 'sell', chargeable))
  return Math.max(0, fees - smallestProceeds)
}
