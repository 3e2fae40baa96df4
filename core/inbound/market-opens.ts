/**
 * A queued order's time has come: it is checked again against the day's list and parameters, then released; refused, it
 * releases its hold. Offered one by one by whoever watches the market's clock; an order that is not queued is left alone.
 */
import { present } from '../base/assert.ts'
import { instrumentId } from '../rules/instrument.ts'
import { sessionAt } from '../rules/sessions.ts'
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
    if (!isRunning || !sessionAt(books.parameters, instrument, order.tradeDate, meta.time).acceptsOrders) return []
    const problem = recheck(books, order)
    if (problem === undefined) return [{ kind: 'releaseOrder', orderId, clOrdId: clOrdIdOf(orderId) }]
    return [
      { kind: 'advanceOrder', orderId, status: 'rejected', rejectReason: `${problem} ${instrumentId(instrument)}` },
      { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
    ] satisfies Change[]
  },
})

/** Money and shares are held already; what may have changed is the security and its prices. */
function recheck(books: Books, order: Readonly<Order>): string | undefined {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  if (instrument.isDelisted) return 'instrument_delisted'
  if (instrument.isSuspended) return 'instrument_suspended'
  if (order.price === 0) return undefined
  return checkPrice(books.parameters, instrument, order.price, order.tradeDate) ?? checkPriceLimits(limitsOf(instrument), order.price)
}
