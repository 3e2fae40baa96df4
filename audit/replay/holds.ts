/** What orders hold, from their rest and what was charged, and everything that is held on an account. */
import type { Cash, Holding, Order } from '../ledger/ledger.ts'
import { pays, worthAt } from '../rules/amounts.ts'
import { feesAlone, feesAt, planOf, sumOf, type Charged } from '../rules/fees.ts'
import type { Held } from '../rules/figures.ts'
import { rowIn } from '../rules/rule-book.ts'
import { clientOf, listedOf, type Replay } from './replay.ts'

export interface Hold {
  cash: number
  shares: number
}

const NOTHING: Hold = { cash: 0, shares: 0 }

export const restOf = (order: Order): number => order.quantity - order.filledQuantity - order.canceledQuantity

/** The other orders that part cancels made from the same order. */
export function chainOf({ ledger }: Replay, order: Order): Order[] {
  const first = order.continues === 0 ? order.orderId : order.continues
  if (order.continues === 0 && order.cancelQuantity === 0) return []
  return [...ledger.orders.values()].filter(
    other => other.orderId !== order.orderId && (other.orderId === first || other.continues === first),
  )
}

export function chargedOf(replay: Replay, order: Order): Charged {
  const instrument = listedOf(replay, order.instrumentNo)
  return {
    instrument,
    side: order.side,
    tradeDate: order.tradeDate,
    plan: clientOf(replay, order.clientNo).plan,
  }
}

export function holdOf(replay: Replay, order: Order): Hold {
  const rest = restOf(order)
  if (order.isEnded || rest <= 0) return NOTHING
  const instrument = listedOf(replay, order.instrumentNo)
  const others = chainOf(replay, order)
  if (pays(instrument, order.side)) {
    const basis = worthAt(instrument, order.holdPrice, rest)
    const whole = {
      amount: order.filledAmount + basis.amount,
      interest: order.filledInterest + basis.interest,
    }
    const most = feesAt(replay.rules, { of: chargedOf(replay, order), worth: whole, others })
    return { cash: Math.max(0, basis.amount + sumOf(most) - sumOf(order.fees)), shares: 0 }
  }
  // A borrower holds standard bonds. They are calculated from repos and pledges and never stored.
  if (instrument.kind === 'repo') return NOTHING
  const isFilled = order.filledQuantity > 0 || others.some(other => other.filledAmount > 0)
  return { cash: isFilled ? 0 : feesBeyondProceeds(replay, order), shares: rest }
}

/** The worst case after the smallest possible fill: one trading step, or the odd part, at the lowest price. */
function feesBeyondProceeds(replay: Replay, order: Order): number {
  const { rules } = replay
  const instrument = listedOf(replay, order.instrumentNo)
  const step = rowIn(rules.tables.lots, instrument, order.tradeDate)?.sellStep ?? 1
  const smallest = order.quantity % step === 0 ? step : order.quantity % step
  const lowest = order.price > 0 ? order.price : (instrument.lowerLimit ?? 0)
  const proceeds = worthAt(instrument, lowest, smallest)
  const of = chargedOf(replay, order)
  const least = planOf(rules, of).minimum
  const fees = proceeds.amount === 0 ? least : Math.max(least, sumOf(feesAlone(rules, of, proceeds)))
  return Math.max(0, fees - proceeds.amount)
}

/** Shares on their way out, and on their way in, which nobody can sell. */
const MOVE_SHARES: ReadonlySet<string> = new Set(['transfer-out', 'transfer-in'])

type Counts = (order: Order) => boolean
const EVERY: Counts = () => true

export function heldOfCash(replay: Replay, account: Cash, isCounted: Counts = EVERY): Held {
  const { ledger } = replay
  let orders = 0
  for (const order of ledger.orders.values())
    if (order.accountNo === account.accountNo && !order.isEnded && isCounted(order))
      orders += holdOf(replay, order).cash
  let transfers = 0
  for (const transfer of ledger.transfers.values())
    if (transfer.accountNo === account.accountNo && transfer.isUnderWay) transfers += transfer.fee
  return { orders, transfers, frozen: frozenOf(replay, 'cash', account.accountNo) }
}

export function heldOfShares(replay: Replay, holding: Holding, isCounted: Counts = EVERY): Held {
  const { ledger } = replay
  let orders = 0
  for (const order of ledger.orders.values())
    if (order.side === 'sell' && order.holdingNo === holding.holdingNo && !order.isEnded && isCounted(order))
      orders += holdOf(replay, order).shares
  let transfers = 0
  for (const transfer of ledger.transfers.values())
    if (MOVE_SHARES.has(transfer.kind) && transfer.holdingNo === holding.holdingNo && transfer.isUnderWay)
      transfers += transfer.quantity
  return { orders, transfers, frozen: frozenOf(replay, 'holding', holding.holdingNo) }
}

export function frozenOf({ ledger }: Replay, object: 'cash' | 'holding', accountNo: number): number {
  let sum = 0
  for (const freeze of ledger.freezes.values())
    if (freeze.object === object && freeze.accountNo === accountNo) sum += freeze.effective
  return sum
}
