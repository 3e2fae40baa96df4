/** Handles cancels from trading units. */
import { findReceipt, receiptKey, withdraw, type Exchange } from './exchange.ts'
import type { CancelRequest, ExchangeOrder, Refusal } from './exchange-order.ts'
import { sessionOf } from './listing.ts'
import { CANCEL_REFUSALS } from './refusals.ts'

/** Cancels what is not yet filled of an order. */
export function cancelOrder(exchange: Exchange, cancel: CancelRequest): void {
  const { tradingUnit, clOrdId, originalClOrdId } = cancel
  const earlier = findReceipt(exchange, tradingUnit, clOrdId)
  const order = findReceipt(exchange, tradingUnit, originalClOrdId)?.order
  if (earlier !== undefined) {
    earlier.times++
    refuseCancel(exchange, { cancel, order, refusal: CANCEL_REFUSALS.duplicate })
    return
  }
  const refusal = cancelRefusal(exchange, order)
  exchange.receipts.set(receiptKey(tradingUnit, clOrdId), {
    tradingUnit,
    clOrdId,
    kind: 'cancel',
    times: 1,
    order,
    request: cancel,
    refusal,
  })
  if (refusal !== undefined || order === undefined) {
    refuseCancel(exchange, { cancel, order, refusal: refusal ?? CANCEL_REFUSALS.unknownOrder })
    return
  }
  withdraw(exchange, order, cancel)
}

function cancelRefusal(exchange: Exchange, order: ExchangeOrder | undefined): Refusal | undefined {
  if (order === undefined) return CANCEL_REFUSALS.unknownOrder
  if (order.status === 'filled') return CANCEL_REFUSALS.alreadyFilled
  if (order.status === 'canceled') return CANCEL_REFUSALS.alreadyCanceled
  const listing = exchange.listings.get(order.request.code)
  const session = listing === undefined ? undefined : sessionOf(listing)
  if (session === undefined || !(session.acceptsOrders || session.acceptsCancels))
    return CANCEL_REFUSALS.notTradingTime
  // When after-hours trading has begun, orders of the earlier sessions can no longer be canceled.
  const isPast = session.phase === 'after-hours' && order.request.type !== 'after-hours-fixed-price'
  return session.acceptsCancels && !isPast ? undefined : CANCEL_REFUSALS.forbiddenNow
}

function refuseCancel(
  exchange: Exchange,
  { cancel, order, refusal }: { cancel: CancelRequest; order: ExchangeOrder | undefined; refusal: Refusal },
): void {
  const execNo = ++exchange.lastExecNo
  exchange.report({ kind: 'cancel-rejected', execNo, time: exchange.time, cancel, order, refusal })
}
