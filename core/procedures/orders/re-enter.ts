/**
 * The rest of an order after a part cancel. When the cancel is confirmed, the rest is entered again as an order of its own,
 * last in time, under the first order's commission. Its quantity is reduced to what the market accepts.
 */
import { takeNumber } from '../../books/counters.ts'
import { present } from '../../base/assert.ts'
import type { TimeOfDay } from '../../base/market.ts'
import type { Shares } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { clOrdIdOf } from '../../books/cl-ord-id.ts'
import type { Order } from '../../books/orders.ts'
import { checkOrderType } from '../../rules/order-types.ts'
import { sessionAt } from '../../rules/sessions.ts'
import { checkQuantity, lotOf } from '../../rules/ticks-and-lots.ts'
import { blockOf } from './blocks.ts'
import { holdAfter } from '../freezes/hold-after.ts'
import { firstOf } from './order-chain.ts'
import { isUnitRunning, routeOf } from './route-order.ts'

/** `canceled` is the order with its cancel confirmed. */
export function reEnter(
  books: Books,
  canceled: Readonly<Order>,
  { at, time }: { at: number; time: TimeOfDay },
): Change[] {
  const quantity =
    canceled.cancelQuantity === 0
      ? 0
      : enterable(books, canceled, canceled.canceledQuantity - canceled.cancelQuantity)
  if (quantity <= 0) return []
  const orderId = takeNumber(books, 'orderId')
  const { filledInterest: _, ...same } = canceled
  const tradingUnit = routeOf(books, canceled)
  const isReleased = mayLeave(books, canceled, { tradingUnit, time })
  const order: Order = {
    ...same,
    orderId,
    tradingUnit,
    quantity,
    enteredAt: at,
    status: isReleased ? 'pendingNew' : 'queued',
    clOrdId: isReleased ? clOrdIdOf(orderId) : '',
    continues: firstOf(canceled),
    ...BLANK,
  }
  const hold = holdAfter(books, order, canceled)
  return [{ kind: 'recordOrder', order: { ...order, holdCash: hold.cash, holdShares: hold.shares } }]
}

const BLANK = {
  exchangeOrderId: '',
  cancelClOrdId: '',
  filledQuantity: 0,
  filledAmount: 0,
  canceledQuantity: 0,
  cancelQuantity: 0,
  fees: { commission: 0, stampDuty: 0, transferFee: 0, exchangeFee: 0, regulatoryFee: 0, settlementFee: 0 },
  rejectReason: '',
} as const

/** The largest quantity of at most `rest` that may be an order: all of it, else whole lots, else nothing. */
export function enterable(books: Books, order: Readonly<Order>, rest: Shares): Shares {
  if (rest <= 0) return 0
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const isValid = (quantity: Shares): boolean =>
    quantity > 0 &&
    checkQuantity(
      books.parameters,
      instrument,
      { side: order.side, orderType: order.orderType, quantity, sellable: rest },
      order.tradeDate,
    ) === undefined
  if (isValid(rest)) return rest
  const lot = lotOf(books.parameters, instrument, order.tradeDate)
  const step = order.side === 'buy' ? lot.buyStep : lot.sellStep
  const whole = rest - (rest % step)
  return isValid(whole) ? whole : 0
}

function mayLeave(
  books: Books,
  order: Readonly<Order>,
  { tradingUnit, time }: { tradingUnit: string; time: TimeOfDay },
): boolean {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const client = present(books.clients.get(order.clientNo), 'client')
  const session = sessionAt(books.parameters, instrument, order.tradeDate, time)
  if (!session.acceptsOrders || order.tradeDate !== books.day.businessDate || books.day.phase !== 'open')
    return false
  const { side, orderType } = order
  const facts = { side, orderType, phase: session.phase, protectivePrice: order.price }
  return (
    checkOrderType(books.parameters, instrument, facts, order.tradeDate) === undefined &&
    isUnitRunning(books, tradingUnit) &&
    blockOf(books, { ...order, branchNo: client.branchNo, tradingUnit }) === undefined
  )
}
