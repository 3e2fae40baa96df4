/** The checks that the exchange makes before it accepts an order. Their order decides which refusal is reported. */
import { isMarketOrder } from '@guitai/core/rules/order-types.ts'
import { cageOf, checkPriceCage } from '@guitai/core/rules/price-cage.ts'
import { maximumQuantity } from '@guitai/core/rules/ticks-and-lots.ts'
import { bestPrice } from './order-book.ts'
import type { OrderRequest, Refusal } from './exchange-order.ts'
import { sessionOf, type Listing } from './listing.ts'
import { ORDER_REFUSALS } from './refusals.ts'

/** The first refusal, or undefined when the order is acceptable. */
export function checkOrder(listing: Listing, request: OrderRequest): Refusal | undefined {
  return (
    checkTime(listing) ??
    checkType(listing, request) ??
    checkQuantity(listing, request) ??
    checkPrice(listing, request) ??
    checkCage(listing, request)
  )
}

function checkTime(listing: Listing): Refusal | undefined {
  if (listing.isSuspended) return ORDER_REFUSALS.suspended
  return sessionOf(listing)?.acceptsOrders === true ? undefined : ORDER_REFUSALS.notTradingTime
}

function checkType(listing: Listing, request: OrderRequest): Refusal | undefined {
  const row = listing.orderTypes.types.find(({ type }) => type === request.type)
  if (row === undefined) return ORDER_REFUSALS.orderType
  const phase = sessionOf(listing)?.phase
  if (phase === undefined || !row.phases.includes(phase)) return ORDER_REFUSALS.marketOrderNow
  if (!isMarketOrder(request.type)) return undefined
  const isUnlimited = listing.instrument.upperLimit === undefined
  if (isUnlimited && !listing.orderTypes.allowsMarketWithoutLimits) return ORDER_REFUSALS.noMarketOrder
  if (listing.orderTypes.requiresProtectivePrice && request.price <= 0) return ORDER_REFUSALS.protectivePrice
  return undefined
}

/** A sell may contain an odd lot. Only the depository knows whether that is all the client holds. */
function checkQuantity(listing: Listing, request: OrderRequest): Refusal | undefined {
  const { quantity, side } = request
  const { lot } = listing
  if (!Number.isSafeInteger(quantity) || quantity <= 0) return ORDER_REFUSALS.quantity
  if (quantity > maximumQuantity(lot, request.type)) return ORDER_REFUSALS.maximum
  if (side === 'sell') return undefined
  if (quantity < lot.minimumBuy || quantity % lot.buyStep !== 0) return ORDER_REFUSALS.lot
  return undefined
}

function checkPrice(listing: Listing, request: OrderRequest): Refusal | undefined {
  const { price } = request
  if (price === 0 && isMarketOrder(request.type)) return undefined
  if (!Number.isSafeInteger(price) || price <= 0) return ORDER_REFUSALS.priceTooHigh
  if (price >= listing.tick.priceBelow) return ORDER_REFUSALS.priceTooHigh
  if (price % listing.tick.tick !== 0) return ORDER_REFUSALS.tick
  if (isMarketOrder(request.type)) return undefined
  const { upperLimit, lowerLimit } = listing.instrument
  if (upperLimit !== undefined && price > upperLimit) return ORDER_REFUSALS.priceRange
  if (lowerLimit !== undefined && price < lowerLimit) return ORDER_REFUSALS.priceRange
  return undefined
}

/** The price cage of limit orders in continuous trading. Its reference is the order book at this moment. */
function checkCage(listing: Listing, request: OrderRequest): Refusal | undefined {
  if (request.type !== 'limit' || sessionOf(listing)?.phase !== 'continuous') return undefined
  const { book, instrument, last, parameters, tradeDate } = listing
  const quote = {
    side: request.side,
    bestBid: bestPrice(book, 'buy'),
    bestAsk: bestPrice(book, 'sell'),
    last,
  }
  const cage = cageOf(parameters, instrument, quote, tradeDate)
  return checkPriceCage(cage, request.side, request.price) === undefined
    ? undefined
    : ORDER_REFUSALS.priceRange
}
