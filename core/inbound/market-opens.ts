/**
 * A queued order's time has come: it is checked again against the day's list and parameters, then released; refused, it
 * releases its hold. Offered one by one by whoever watches the market's clock; an order that is not queued is left alone.
 */
import { present } from '../base/assert.ts'
import { instrumentId } from '../rules/instrument.ts'
import { checkOrderType } from '../rules/order-types.ts'
import type { Session } from '../rules/parameters.ts'
import { sessionAt, sessionsOf } from '../rules/sessions.ts'
import type { TimeOfDay } from '../base/market.ts'
import { clOrdIdOf } from '../books/cl-ord-id.ts'
import type { Books } from '../books/books.ts'
import type { Order } from '../books/orders.ts'
import type { Change } from '../books/changes/change.ts'
import { checkPrice } from '../rules/ticks-and-lots.ts'
import { checkPriceLimits, limitsOf } from '../rules/price-limits.ts'
import { defineInbound } from './define-inbound.ts'

export interface QueuedOrderDue {
  orderId: number
}

export const marketOpens = defineInbound<QueuedOrderDue>({
  name: 'market-opens',
  keys: ({ orderId }) => [`order:${orderId}`],
  decide(books, { orderId }, meta) {
    const order = books.orders.get(orderId)
    if (order === undefined || order.status !== 'queued') return []
    const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
    const isRunning = books.tradingUnits.get(order.tradingUnit)?.status === 'running'
    const session = sessionAt(books.parameters, instrument, order.tradeDate, meta.time)
    if (!isRunning || !session.acceptsOrders) return []
    const problem = recheck(books, order, session)
    if (problem === 'order_type_not_allowed_now' && comesLater(books, order, meta.time)) return []
    if (problem === undefined) return [{ kind: 'releaseOrder', orderId, clOrdId: clOrdIdOf(orderId) }]
    return [
      {
        kind: 'advanceOrder',
        orderId,
        status: 'rejected',
        rejectReason: `${problem} ${instrumentId(instrument)}`,
      },
      { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
    ] satisfies Change[]
  },
})

/** A market order entered before the open waits for continuous trading, an after-hours order for its own session. */
function comesLater(books: Books, order: Readonly<Order>, time: TimeOfDay): boolean {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const later = sessionsOf(books.parameters, instrument, order.tradeDate).filter(
    session => session.start > time && session.acceptsOrders,
  )
  return later.some(session => recheck(books, order, session) === undefined)
}

/** Money and shares are held already; what may have changed is the security, its prices, and what the session takes. */
function recheck(books: Books, order: Readonly<Order>, { phase }: Session): string | undefined {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  if (instrument.isDelisted) return 'instrument_delisted'
  if (instrument.isSuspended) return 'instrument_suspended'
  const { side, orderType, price, tradeDate } = order
  const typeProblem = checkOrderType(
    books.parameters,
    instrument,
    { side, orderType, phase, ...(price > 0 ? { protectivePrice: price } : {}) },
    tradeDate,
  )
  if (typeProblem !== undefined || price === 0) return typeProblem
  return (
    checkPrice(books.parameters, instrument, price, tradeDate) ??
    checkPriceLimits(limitsOf(instrument), price)
  )
}
