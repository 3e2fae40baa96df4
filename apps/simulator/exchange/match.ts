/** Matches an accepted order with the book, by type and session, and records what a fill changes. */
import type { Price, Shares } from '@guitai/core/base/money.ts'
import { amountOfOrder } from '@guitai/core/rules/ticks-and-lots.ts'
import { nextExecNo, withdraw, type Exchange } from './exchange.ts'
import type { ExchangeOrder, ExchangeTrade } from './exchange-order.ts'
import { countTrade, sessionOf, type Listing } from './listing.ts'
import { bestPrice, fillable, opposite, rest, take, type Reach } from './order-book.ts'

const ANY_LEVEL = Number.MAX_SAFE_INTEGER
const FIVE_LEVELS = 5

/** Records one fill on both orders. The quantity has already been taken off both. */
export function recordTrade(
  exchange: Exchange,
  listing: Listing,
  fill: { buy: ExchangeOrder; sell: ExchangeOrder; price: Price; quantity: Shares },
): void {
  const amount = amountOfOrder(listing.instrument, fill.price, fill.quantity)
  countTrade(listing, { price: fill.price, quantity: fill.quantity, amount, time: exchange.time })
  exchange.changed.add(listing)
  const trade: ExchangeTrade = {
    tradeNo: ++exchange.lastTradeNo,
    partition: listing.partition,
    code: listing.instrument.code,
    price: fill.price,
    quantity: fill.quantity,
    amount,
    time: exchange.time,
    buy: fill.buy,
    sell: fill.sell,
  }
  if (fill.buy.request.tradingUnit !== '' || fill.sell.request.tradingUnit !== '') exchange.trades.push(trade)
  advance(exchange, fill.buy, trade)
  advance(exchange, fill.sell, trade)
}

function advance(exchange: Exchange, order: ExchangeOrder, trade: ExchangeTrade): void {
  order.filled += trade.quantity
  order.filledAmount += trade.amount
  order.filledWorth += trade.price * trade.quantity
  order.status = order.filled === order.request.quantity ? 'filled' : 'partiallyFilled'
  const { tradingUnit } = order.request
  if (tradingUnit === '') return
  exchange.report({
    kind: 'filled',
    execNo: nextExecNo(exchange, tradingUnit),
    time: exchange.time,
    order,
    trade,
    filled: order.filled,
    filledWorth: order.filledWorth,
    open: order.open,
  })
}

/** Executes an accepted order as its type and the session require. */
export function executeOrder(exchange: Exchange, listing: Listing, order: ExchangeOrder): void {
  const session = sessionOf(listing)
  if (order.request.type === 'after-hours-fixed-price') {
    listing.afterHours[order.side].push(order)
    if (session?.phase === 'after-hours' && session.isMatching) matchAfterHours(exchange, listing)
    return
  }
  if (session?.phase === 'pre-continuous') {
    listing.stored.push(order)
    return
  }
  if (session?.isMatching === true) matchNow(exchange, listing, order)
  else restOrder(exchange, listing, order)
}

function restOrder(exchange: Exchange, listing: Listing, order: ExchangeOrder): void {
  rest(listing.book, order)
  exchange.changed.add(listing)
}

function eat(
  exchange: Exchange,
  listing: Listing,
  { order, reach }: { order: ExchangeOrder; reach: Reach },
): void {
  take<ExchangeOrder>(listing.book, order, reach, (maker, quantity, price) => {
    const [buy, sell] = order.side === 'buy' ? [order, maker] : [maker, order]
    recordTrade(exchange, listing, { buy, sell, price, quantity })
  })
}

/** The protective price of a market order, if it has one. */
const protection = (order: ExchangeOrder): Price | undefined =>
  order.request.price === 0 ? undefined : order.request.price

function matchNow(exchange: Exchange, listing: Listing, order: ExchangeOrder): void {
  const { book } = listing
  const limit = protection(order)
  switch (order.request.type) {
    case 'limit':
      return becomeLimit(exchange, listing, { order, price: order.request.price })
    case 'immediate-or-cancel':
      return eatOrCancel(exchange, listing, { order, reach: { limit, levels: ANY_LEVEL } })
    case 'best-five-then-cancel':
      return eatOrCancel(exchange, listing, { order, reach: { limit, levels: FIVE_LEVELS } })
    case 'fill-or-kill': {
      const reach = { limit, levels: ANY_LEVEL }
      if (fillable(book, order.side, reach, order.open) < order.open) return withdraw(exchange, order)
      return eat(exchange, listing, { order, reach })
    }
    case 'best-five-then-limit':
      return fiveThenLimit(exchange, listing, order)
    case 'own-best':
      return becomeLimit(exchange, listing, { order, price: bestPrice(book, order.side) })
    case 'opposite-best':
      return becomeLimit(exchange, listing, { order, price: bestPrice(book, opposite(order.side)) })
    case 'after-hours-fixed-price':
      return
  }
}

function eatOrCancel(
  exchange: Exchange,
  listing: Listing,
  { order, reach }: { order: ExchangeOrder; reach: Reach },
): void {
  eat(exchange, listing, { order, reach })
  if (order.open > 0) withdraw(exchange, order)
}

/**
 * Executes the order as a limit order at a price from the book. When there is no such price, or it is beyond the protective
 * price, the order is canceled.
 */
function becomeLimit(
  exchange: Exchange,
  listing: Listing,
  { order, price }: { order: ExchangeOrder; price: Price | undefined },
): void {
  const guard = protection(order)
  const isBeyond =
    price !== undefined && guard !== undefined && (order.side === 'buy' ? price > guard : price < guard)
  if (price === undefined || isBeyond) return withdraw(exchange, order)
  order.price = price
  eat(exchange, listing, { order, reach: { limit: price, levels: ANY_LEVEL } })
  if (order.open > 0) restOrder(exchange, listing, order)
}

/**
 * The unfilled rest goes into the book at the price of the last fill. When nothing was filled, it goes in at the best price of
 * its own side.
 */
function fiveThenLimit(exchange: Exchange, listing: Listing, order: ExchangeOrder): void {
  eat(exchange, listing, { order, reach: { limit: protection(order), levels: FIVE_LEVELS } })
  if (order.open === 0) return
  const price = order.filled > 0 ? listing.last : bestPrice(listing.book, order.side)
  becomeLimit(exchange, listing, { order, price })
}

/** Matches the orders that came while the host only stored them, in the order of arrival. */
export function releaseStored(exchange: Exchange, listing: Listing): void {
  for (const order of listing.stored.splice(0)) if (order.open > 0) matchNow(exchange, listing, order)
}

const isWilling = (order: ExchangeOrder, close: Price): boolean =>
  order.open > 0 && (order.side === 'buy' ? order.request.price >= close : order.request.price <= close)

/** After-hours fixed-price trading: all trades are at the closing price, and only time decides (SSE rules 2026, 3.9). */
export function matchAfterHours(exchange: Exchange, listing: Listing): void {
  const price = listing.close
  if (price === undefined) return
  const buys = listing.afterHours.buy.filter(order => isWilling(order, price))
  const sells = listing.afterHours.sell.filter(order => isWilling(order, price))
  let at = 0
  for (const buy of buys) {
    while (buy.open > 0 && at < sells.length) {
      const sell = sells[at] as ExchangeOrder
      const quantity = Math.min(buy.open, sell.open)
      buy.open -= quantity
      sell.open -= quantity
      if (sell.open === 0) at++
      recordTrade(exchange, listing, { buy, sell, price, quantity })
    }
  }
}
