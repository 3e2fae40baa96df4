/**
 * The crowd that keeps a listing alive: a market maker who quotes several levels around a fair price that walks at random, and
 * takers who come and go. Each listing and day has a seed of its own, so that one listing does not influence another and the
 * same inputs give the same day.
 */
import type { Side, TimeOfDay } from '@guitai/core/base/market.ts'
import type { Price, Shares } from '@guitai/core/base/money.ts'
import { isCall } from '../exchange/advance-time.ts'
import { enterParticipantOrder } from '../exchange/enter-order.ts'
import { withdraw, type Exchange } from '../exchange/exchange.ts'
import type { ExchangeOrder } from '../exchange/exchange-order.ts'
import { sessionOf, type Listing } from '../exchange/listing.ts'
import { bestPrice, opposite } from '../exchange/order-book.ts'
import { createRandom, type Random } from './random.ts'

/** Seconds between two acts in one listing at activity 1. */
const BEAT_SECONDS = 4
const LEVELS = 8
/** A quote is taken back when it is more levels than this away from the fair price. */
const STALE_LEVELS = 12
/** The approximate worth of one quote in 1/10000 yuan: 300,000 yuan. */
const QUOTE_WORTH = 3_000_000_000
const TAKER_CHANCE = 0.35
/** How far call-auction orders lie from the fair price, as a fraction of it. */
const CALL_SPREAD = 0.004
/** The fraction by which the fair price is drawn back to the previous close with each beat. */
const PULL = 0.0005

export interface Crowd {
  readonly exchange: Exchange
  readonly listing: Listing
  readonly random: Random
  /** In 1/10000 yuan, not rounded. */
  fair: number
  /** The standard deviation of the fair price per beat, as a fraction of it. */
  readonly volatility: number
  nextBeat: TimeOfDay
  readonly quotes: Record<Side, Map<Price, ExchangeOrder>>
  /** The day's volume when the quotes were last checked. */
  seenVolume: Shares
}

/** Money funds and bond funds barely move. */
function volatilityOf(listing: Listing): number {
  const { kind, turnover, previousClose } = listing.instrument
  if (kind !== 'etf') return 0.0002
  if (turnover === 'T+1') return 0.00012
  return previousClose > 900_000 ? 0.000_005 : 0.0001
}

export function createCrowd(exchange: Exchange, listing: Listing, seed: number): Crowd {
  const { code, market, previousClose } = listing.instrument
  const random = createRandom(`${seed} ${market} ${code} ${exchange.tradeDate}`)
  return {
    exchange,
    listing,
    random,
    fair: previousClose * (1 + random.bell() * volatilityOf(listing) * 20),
    volatility: volatilityOf(listing),
    nextBeat: 0,
    quotes: { buy: new Map(), sell: new Map() },
    seenVolume: 0,
  }
}

/** Does everything that is due by now. It is called while time passes. */
export function beat(crowd: Crowd, time: TimeOfDay, activity: number): void {
  if (activity <= 0 || time < crowd.nextBeat) return
  const session = sessionOf(crowd.listing)
  if (
    session === undefined ||
    !session.acceptsOrders ||
    session.phase === 'after-hours' ||
    session.phase === 'pre-continuous'
  ) {
    return
  }
  crowd.nextBeat = time + (BEAT_SECONDS / activity) * (0.5 + crowd.random.next())
  walk(crowd)
  if (isCall(session.phase)) {
    crowd.nextBeat += (2 * BEAT_SECONDS) / activity
    joinCall(crowd, 'buy')
    joinCall(crowd, 'sell')
    return
  }
  refreshQuotes(crowd)
  if (crowd.random.next() < TAKER_CHANCE) takeSome(crowd)
}

/** The market maker replaces at once what a trading unit's order took from its quotes, even while time stands still. */
export function respond(crowd: Crowd): void {
  const { listing, seenVolume } = crowd
  if (listing.volume !== seenVolume && sessionOf(listing)?.phase === 'continuous') refreshQuotes(crowd)
}

function walk(crowd: Crowd): void {
  const { previousClose, upperLimit, lowerLimit } = crowd.listing.instrument
  crowd.fair *= 1 + crowd.random.bell() * crowd.volatility
  crowd.fair += (previousClose - crowd.fair) * PULL
  crowd.fair = Math.min(Math.max(crowd.fair, lowerLimit ?? 0), upperLimit ?? Infinity)
}

const toTick = (listing: Listing, price: number): Price =>
  Math.max(1, Math.round(price / listing.tick.tick)) * listing.tick.tick

function enter(
  crowd: Crowd,
  { side, price, quantity }: { side: Side; price: Price; quantity: Shares },
): ExchangeOrder | undefined {
  const { code } = crowd.listing.instrument
  const request = { tradingUnit: '', clOrdId: '', securitiesAccount: '', code, side, price, quantity }
  return enterParticipantOrder(crowd.exchange, { ...request, type: 'limit' })
}

/** A number of whole lots worth about `share` of a quote. */
function someShares(crowd: Crowd, share: number): Shares {
  const { lot } = crowd.listing
  const step = Math.max(lot.buyStep, lot.minimumBuy)
  const wanted = (QUOTE_WORTH / crowd.fair) * share * (0.4 + crowd.random.next() * 1.2)
  const lots = Math.max(1, Math.round(wanted / step))
  return Math.min(lots * step, Math.floor(lot.maximumLimit / step) * step)
}

function joinCall(crowd: Crowd, side: Side): void {
  const away = crowd.random.bell() * CALL_SPREAD * (crowd.volatility / 0.0002)
  enter(crowd, {
    side,
    price: toTick(crowd.listing, crowd.fair * (1 + away)),
    quantity: someShares(crowd, 0.5),
  })
}

/** The distance between two levels of the market maker: one tick, or more when a tick is very small compared with the price. */
function stepOf(crowd: Crowd): Price {
  return toTick(crowd.listing, crowd.fair * crowd.volatility)
}

function refreshQuotes(crowd: Crowd): void {
  const step = stepOf(crowd)
  const center = Math.round(crowd.fair / step) * step
  withdrawStale(crowd, { side: 'buy', center, step })
  withdrawStale(crowd, { side: 'sell', center, step })
  for (let level = 1; level <= LEVELS; level++) {
    quote(crowd, 'buy', center - level * step)
    quote(crowd, 'sell', center + level * step)
  }
  crowd.seenVolume = crowd.listing.volume
}

function withdrawStale(
  crowd: Crowd,
  { side, center, step }: { side: Side; center: Price; step: Price },
): void {
  const quotes = crowd.quotes[side]
  for (const [price, order] of quotes) {
    if (order.open === 0) {
      quotes.delete(price)
      continue
    }
    const distance = side === 'buy' ? center - price : price - center
    if (distance >= step && distance <= STALE_LEVELS * step) continue
    withdraw(crowd.exchange, order)
    quotes.delete(price)
  }
}

function quote(crowd: Crowd, side: Side, price: Price): void {
  const quotes = crowd.quotes[side]
  if (quotes.has(price)) return
  const { upperLimit, lowerLimit } = crowd.listing.instrument
  if (price <= 0 || price > (upperLimit ?? Infinity) || price < (lowerLimit ?? 0)) return
  const order = enter(crowd, { side, price, quantity: someShares(crowd, 1) })
  if (order !== undefined && order.open > 0) quotes.set(price, order)
}

/** Somebody buys or sells at the best price of the other side. */
function takeSome(crowd: Crowd): void {
  const side = crowd.random.next() < 0.5 ? 'buy' : 'sell'
  const price = bestPrice(crowd.listing.book, opposite(side))
  if (price !== undefined) enter(crowd, { side, price, quantity: someShares(crowd, 0.3) })
}
