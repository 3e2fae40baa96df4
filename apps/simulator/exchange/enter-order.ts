/** Handles incoming orders: those of trading units are answered, those of the seeded participants are not. */
import { checkOrder } from './check-order.ts'
import { createOrder, findReceipt, nextExecNo, receiptKey, type Exchange, type Receipt } from './exchange.ts'
import type { ExchangeOrder, OrderRequest, Refusal } from './exchange-order.ts'
import type { Listing } from './listing.ts'
import { executeOrder } from './match.ts'
import { ORDER_REFUSALS } from './refusals.ts'

/** Enters an order of a seeded participant. It has the same checks and the same book, but no report is sent. */
export function enterParticipantOrder(exchange: Exchange, request: OrderRequest): ExchangeOrder | undefined {
  const listing = exchange.listings.get(request.code)
  if (listing === undefined || checkOrder(listing, request) !== undefined) return undefined
  const order = createOrder(exchange, request)
  executeOrder(exchange, listing, order)
  return order
}

/** Enters an order of a trading unit. When `forced` is given, the order is refused with it (fault menu). */
export function enterOrder(exchange: Exchange, request: OrderRequest, forced?: Refusal): void {
  const { tradingUnit, clOrdId } = request
  const earlier = findReceipt(exchange, tradingUnit, clOrdId)
  if (earlier !== undefined) {
    earlier.times++
    refuseOrder(exchange, request, ORDER_REFUSALS.duplicate)
    return
  }
  const receipt: Receipt = {
    tradingUnit,
    clOrdId,
    kind: 'order',
    times: 1,
    order: undefined,
    request,
    refusal: undefined,
  }
  exchange.receipts.set(receiptKey(tradingUnit, clOrdId), receipt)
  const listing = exchange.listings.get(request.code)
  const refusal = forced ?? refusalOf(listing, request)
  if (refusal !== undefined || listing === undefined) {
    receipt.refusal = refusal
    refuseOrder(exchange, request, refusal ?? ORDER_REFUSALS.unknownCode)
    return
  }
  const order = createOrder(exchange, request)
  receipt.order = order
  exchange.report({ kind: 'accepted', execNo: nextExecNo(exchange, tradingUnit), time: exchange.time, order })
  executeOrder(exchange, listing, order)
}

function refusalOf(listing: Listing | undefined, request: OrderRequest): Refusal | undefined {
  if (listing === undefined) return ORDER_REFUSALS.unknownCode
  if (request.securitiesAccount === '') return ORDER_REFUSALS.account
  return checkOrder(listing, request)
}

function refuseOrder(exchange: Exchange, request: OrderRequest, refusal: Refusal): void {
  const execNo = nextExecNo(exchange, request.tradingUnit)
  exchange.report({ kind: 'rejected', execNo, time: exchange.time, request, refusal })
}
