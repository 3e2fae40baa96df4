/**
 * Changes a trade to what the depository's record states before the day is cleared: other figures, or none at all. Only the
 * difference moves, in the lots of the trade. The order's figures, fees and hold follow, and so does the repo that it opened.
 * The fees are again those of one fill for everything that the order was filled for; the part beyond the other fills stays on
 * this trade.
 */
import { present } from '../../base/assert.ts'
import { mulDiv, type Price, type Shares } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { shareBalance } from '../../books/changes/post.ts'
import { isEnded, type Order, type Trade } from '../../books/orders.ts'
import { chargeableOf, feesForFill } from '../../rules/fees.ts'
import { addFees, subtractFees, sumFees, type Fees } from '../../rules/fee-sums.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { accruedInterestOf, amountOfOrder } from '../../rules/ticks-and-lots.ts'
import { interestAfter, netCash } from './book-fill.ts'
import { feeScheduleOf } from '../orders/fee-schedule.ts'
import { holdAfter, holdsOfFollowers } from '../freezes/hold-after.ts'
import { correctRepo } from './open-repo.ts'
import { asOpen, listedOtherwise } from './open-trades.ts'
import { elsewhereInChain } from '../orders/order-chain.ts'
import type { OrderStatus } from '../../words/order-status.ts'

export function correctTrade(
  books: Books,
  trade: Readonly<Trade>,
  { price, quantity }: { price: Price; quantity: Shares },
): Change[] {
  const order = present(books.orders.get(trade.orderId), 'order')
  const instrument = present(books.instruments.get(trade.instrumentNo), 'instrument')
  const amount = quantity === 0 ? 0 : amountOfOrder(instrument, price, quantity)
  const accruedInterest = quantity === 0 ? 0 : accruedInterestOf(instrument, price, quantity)
  const figures = { price, quantity, amount, accruedInterest }
  const corrected = { ...trade, ...figures, fees: feesOf(books, { order, trade, after: figures }) }
  const { fees, tradeKey } = corrected
  return [
    ...posts(books, { before: trade, after: corrected, instrument }),
    ...(instrument.kind === 'repo'
      ? [correctRepo(books, corrected, instrument)]
      : costChange(books, trade, corrected)),
    { kind: 'correctTrade', tradeKey, price, quantity, amount, accruedInterest, fees },
    ...orderAfter(books, { order, before: trade, after: corrected }),
    ...listedOtherwise(books, corrected),
    // Nothing is left for a teller to settle.
    ...(quantity === 0 && trade.settledOn === null
      ? [{ kind: 'markTrade', tradeKey, settledOn: books.day.businessDate } as const]
      : []),
  ]
}

function feesOf(
  books: Books,
  {
    order,
    trade,
    after,
  }: { order: Readonly<Order>; trade: Readonly<Trade>; after: Pick<Trade, 'amount' | 'accruedInterest'> },
): Fees {
  const { feePlan } = present(books.clients.get(order.clientNo), 'client')
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const elsewhere = elsewhereInChain(books, order)
  const schedule = feeScheduleOf(books, instrument, feePlan, order.tradeDate)
  const interest = (order.filledInterest ?? 0) - trade.accruedInterest + after.accruedInterest
  const amount = order.filledAmount - trade.amount + after.amount
  const cumulativeAmount = chargeableOf(schedule, amount, interest)
  return feesForFill(subtractFees(order.fees, trade.fees), schedule, {
    side: order.side,
    cumulativeAmount,
    elsewhere,
  })
}

function posts(
  books: Books,
  {
    before,
    after,
    instrument,
  }: { before: Readonly<Trade>; after: Readonly<Trade>; instrument: Readonly<Instrument> },
): Change[] {
  const client = present(books.clients.get(before.clientNo), 'client')
  const dates = asOpen(books, client, before)
  const house = (asset: number) => ({ house: houseKey(client.branchNo, 'clearing', asset, before.market) })
  const { tradeDate, orderId, tradeSeq, side } = before
  const move = (
    asset: number,
    amount: number,
    leg: { cashAccount: number } | { holding: number },
  ): Change[] => {
    if (amount === 0) return []
    const own = { ...leg, unsettled: dates }
    const [debit, credit] = amount > 0 ? [house(asset), own] : [own, house(asset)]
    const moved = { asset, amount: Math.abs(amount), debit, credit }
    return [{ kind: 'post', entry: side, ...moved, tradeDate, orderId, tradeSeq }]
  }
  const money = netCash(after, instrument) - netCash(before, instrument)
  const cash = move(CURRENCY_ASSET[instrument.currency], money, { cashAccount: before.cashAccountNo })
  // A repo moves no securities.
  if (instrument.kind === 'repo') return cash
  const shares = (after.quantity - before.quantity) * (side === 'buy' ? 1 : -1)
  return [...cash, ...move(before.instrumentNo, shares, { holding: before.holdingNo })]
}

/** The cost of a buy changes. For a sale, shares come back or go at the average cost of those that are there. */
function costChange(books: Books, before: Readonly<Trade>, after: Readonly<Trade>): Change[] {
  const { holdingNo, side } = before
  const holding = present(books.holdings.get(holdingNo), 'holding')
  const total = shareBalance(holding)
  const back = before.quantity - after.quantity
  const share = total <= 0 || holding.cost <= 0 ? 0 : mulDiv(holding.cost, Math.abs(back), total)
  const amount =
    side === 'buy'
      ? after.amount + sumFees(after.fees) - before.amount - sumFees(before.fees)
      : back > 0
        ? share
        : -Math.min(holding.cost, share)
  return amount === 0 ? [] : [{ kind: 'addCost', holdingNo, amount }]
}

function orderAfter(
  books: Books,
  { order, before, after }: { order: Readonly<Order>; before: Readonly<Trade>; after: Readonly<Trade> },
): Change[] {
  const filledQuantity = order.filledQuantity - before.quantity + after.quantity
  const isShort = order.status === 'filled' && filledQuantity < order.quantity
  const isFull = !isEnded(order.status) && filledQuantity >= order.quantity
  const status: OrderStatus = isShort ? 'canceled' : isFull ? 'filled' : order.status
  const figures = {
    status,
    filledQuantity,
    filledAmount: order.filledAmount - before.amount + after.amount,
    ...interestAfter(order, after.accruedInterest - before.accruedInterest),
    fees: addFees(subtractFees(order.fees, before.fees), after.fees),
    canceledQuantity: isShort ? order.quantity - filledQuantity : order.canceledQuantity,
  }
  const { cash, shares } = isEnded(status)
    ? { cash: 0, shares: 0 }
    : holdAfter(books, { ...order, ...figures })
  const { orderId } = order
  return [
    { kind: 'advanceOrder', orderId, ...figures },
    { kind: 'setOrderHold', orderId, cash, shares },
    ...holdsOfFollowers(books, { ...order, ...figures }),
  ]
}
