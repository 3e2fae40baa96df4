/**
 * What an order has to hold. It is always computed from the rest and from what was charged, and never counted down.
 *
 * A buy or a loan by repo holds the amount of the rest + the maximum fees of the whole order − the fees charged. A sale holds
 * the rest of the shares, and the money by which fees could exceed proceeds, which is largest before the first fill. When the
 * order ends, both are zero.
 */
import type { Fen, Price, Shares } from '../../base/money.ts'
import { isEnded, type Order } from '../../books/orders.ts'
import { chargeableOf, feesBeyondProceeds, maximumFees, type FeeSchedule } from '../../rules/fees.ts'
import { sumFees, type Fees, NOTHING_ELSEWHERE, type Elsewhere } from '../../rules/fee-sums.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { paysMoney } from '../../rules/repo.ts'
import { accruedInterestOf, amountOfOrder, type Valued } from '../../rules/ticks-and-lots.ts'

export interface Hold {
  cash: Fen
  shares: Shares
}

export interface HoldFacts extends Pick<
  Order,
  | 'side'
  | 'price'
  | 'quantity'
  | 'status'
  | 'filledQuantity'
  | 'filledAmount'
  | 'filledInterest'
  | 'canceledQuantity'
> {
  holdPrice: Price
  fees: Readonly<Fees>
  /** What the orders that this one continues were filled for and charged. */
  before?: Elsewhere
}

export function holdOf(
  order: HoldFacts,
  instrument: Valued & Pick<Instrument, 'lowerLimit'>,
  schedule: FeeSchedule,
  sellStep: Shares,
): Hold {
  const rest = order.quantity - order.filledQuantity - order.canceledQuantity
  if (isEnded(order.status) || rest <= 0) return { cash: 0, shares: 0 }
  const before = order.before ?? NOTHING_ELSEWHERE
  if (!paysMoney(instrument, order.side)) {
    // A borrower by repo holds standard bonds (standard-bond-quota.ts), neither money nor shares.
    if (instrument.kind === 'repo') return { cash: 0, shares: 0 }
    return {
      cash:
        order.filledQuantity > 0 || before.filledAmount > 0
          ? 0
          : sellFeesHold(order, instrument, schedule, sellStep),
      shares: rest,
    }
  }
  const basis = amountOfOrder(instrument, order.holdPrice, rest)
  const interest = (order.filledInterest ?? 0) + accruedInterestOf(instrument, order.holdPrice, rest)
  const charged = chargeableOf(schedule, order.filledAmount + basis, interest)
  const fees = maximumFees(schedule, order.side, charged, before)
  return { cash: Math.max(0, basis + fees - sumFees(order.fees)), shares: 0 }
}

/** The smallest fill is one trading step or the odd part of the order; the lowest price is its limit, else the day's. */
function sellFeesHold(
  order: HoldFacts,
  instrument: Valued & Pick<Instrument, 'lowerLimit'>,
  schedule: FeeSchedule,
  sellStep: Shares,
): Fen {
  const smallest = order.quantity % sellStep === 0 ? sellStep : order.quantity % sellStep
  const lowest = order.price > 0 ? order.price : (instrument.lowerLimit ?? 0)
  const proceeds = amountOfOrder(instrument, lowest, smallest)
  const interest = accruedInterestOf(instrument, lowest, smallest)
  return feesBeyondProceeds(schedule, proceeds, chargeableOf(schedule, proceeds, interest))
}
