/**
 * What an order costs. Each item is computed on the order's cumulative amount and rounded half up once; a fill is charged the
 * difference to what the order was charged before. So the total does not depend on how the order was filled. The commission is
 * max(minimum, rate × amount) once per order. An order without a fill is charged nothing.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Side } from '../base/market.ts'
import { type Fen, mulDiv } from '../base/money.ts'
import type { FeePlan } from './fee-plan.ts'
import type { Instrument } from './instrument.ts'
import type { FeeRateRow, Parameters, Rate } from './parameters.ts'
import { rowFor } from './product-class.ts'
import { type Elsewhere, type Fees, NO_FEES, NOTHING_ELSEWHERE, sumFees, subtractFees } from './fee-sums.ts'

/** For a trade that belongs to no client. */
export const NO_COMMISSION: Readonly<FeePlan> = { rate: 0, minimum: 0, isInclusive: false }

/** The rate of one item for one side. */
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

/**
 * Taxes and the fees of exchange, depository and regulator are charged per order, each submission with its clOrdId, as the
 * depository computes them. Only the commission continues over the orders that part cancels made from one (`elsewhere`).
 *
 * When a plan is inclusive (规费 inside), exchange and regulatory fees are split out of the commission, which then is the remainder.
 * A single fill may lower it while the others rise, but the sum never falls. No commission is less than the fees inside it.
 *
 * For bonds that are quoted clean the table feeBasis says whether the amount includes accrued interest.
 */
export interface FeeSchedule {
  plan: FeePlan
  /** True when accrued interest is not charged for. */
  isOnClean: boolean
  buy: SideRates
  sell: SideRates
}

const PARTS = 100_000_000

const FREE: ItemRate = { rate: 0, maximum: 0 }

/** The rates in force for an instrument on a trade date. Callers on the hot path keep it per instrument, plan and day. */
export function feeScheduleFor(
  parameters: Parameters,
  {
    instrument,
    tradeDate,
    plan,
  }: { instrument: Pick<Instrument, 'market' | 'kind' | 'board'>; tradeDate: BusinessDate; plan: FeePlan },
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

/** The part of an amount that is charged for; `interest` is the accrued interest in it. */
export function chargeableOf({ isOnClean }: FeeSchedule, amount: Fen, interest: Fen): Fen {
  return isOnClean ? amount - interest : amount
}

function itemFee(item: ItemRate, amount: Fen): Fen {
  return item.rate === 0 ? 0 : Math.min(item.maximum, mulDiv(amount, item.rate, PARTS))
}

/** All fees, in fen, of an order with this cumulative chargeable amount (hot path). */
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

/**
 * The charges of one fill. `cumulativeAmount` includes the fill; `previousCharged` is the sum of the charges of the fills
 * before.
 */
export function feesForFill(
  previousCharged: Readonly<Fees>,
  schedule: FeeSchedule,
  filled: { side: Side; cumulativeAmount: Fen; elsewhere?: Elsewhere },
): Fees {
  const { side, cumulativeAmount, elsewhere } = filled
  return subtractFees(feesOn(schedule, side, cumulativeAmount, elsewhere), previousCharged)
}

/** The most that an order of at most this amount can be charged. It is part of the hold of a buy. */
export function maximumFees(
  schedule: FeeSchedule,
  side: Side,
  largestAmount: Fen,
  elsewhere: Elsewhere = NOTHING_ELSEWHERE,
): Fen {
  return sumFees(feesOn(schedule, side, largestAmount, elsewhere))
}

/**
 * The amount by which the fees of a sale can exceed its proceeds. It is largest after the smallest possible fill, when the
 * minimum commission is due and little money has come in.
 */
export function feesBeyondProceeds(
  schedule: FeeSchedule,
  smallestProceeds: Fen,
  chargeable: Fen = smallestProceeds,
): Fen {
  const fees = chargeable === 0 ? schedule.plan.minimum : sumFees(feesOn(schedule, 'sell', chargeable))
  return Math.max(0, fees - smallestProceeds)
}
