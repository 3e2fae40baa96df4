/** What happens while market time passes: sessions begin and end, auctions are held, the closing price is fixed. */
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import { auctionPrice, fillAuction, type AuctionResult, type AuctionRules } from './call-auction.ts'
import type { Exchange } from './exchange.ts'
import type { ExchangeOrder } from './exchange-order.ts'
import { closeWithoutCall, sessionOf, type Listing } from './listing.ts'
import { matchAfterHours, recordTrade, releaseStored } from './match.ts'
import { topLevels } from './order-book.ts'
import type { SessionPhase } from '@guitai/core/words/session-phase.ts'

const CALLS: readonly SessionPhase[] = ['opening-call', 'opening-call-no-cancel', 'closing-call']
const AFTER_TRADING: readonly SessionPhase[] = ['after-hours', 'closed']

export const isCall = (phase: SessionPhase): boolean => CALLS.includes(phase)

/** The current phase of a listing. It is 'before-open' before the first session and 'closed' after the last. */
export function phaseOf(listing: Listing): SessionPhase {
  const session = sessionOf(listing)
  if (session !== undefined) return session.phase
  return listing.session < 0 ? 'before-open' : 'closed'
}

function tieOf(exchange: Exchange, listing: Listing): AuctionRules['tie'] {
  if (exchange.market === 'XSHG') return 'middle'
  return { nearestTo: listing.last ?? listing.instrument.previousClose }
}

/** The result that the call auction would have now. */
export function indicativeAuction(exchange: Exchange, listing: Listing): AuctionResult | undefined {
  const all = Number.MAX_SAFE_INTEGER
  const bids = topLevels(listing.book, 'buy', all)
  const asks = topLevels(listing.book, 'sell', all)
  const bestBid = bids[0]
  const bestAsk = asks[0]
  if (bestBid === undefined || bestAsk === undefined || bestBid[0] < bestAsk[0]) return undefined
  return auctionPrice(bids, asks, { tick: listing.tick.tick, tie: tieOf(exchange, listing) })
}

function holdAuction(exchange: Exchange, listing: Listing): void {
  const result = indicativeAuction(exchange, listing)
  if (result === undefined) return
  const { price, volume } = result
  fillAuction<ExchangeOrder>(listing.book, volume, (buy, sell, quantity) => {
    recordTrade(exchange, listing, { buy, sell, price, quantity })
  })
}

function indexAt(listing: Listing, time: TimeOfDay): number {
  const { sessions } = listing
  let index = -1
  while (index + 1 < sessions.length && (sessions[index + 1]?.start ?? Infinity) <= time) index++
  const isOver = index === sessions.length - 1 && (sessions[index]?.end ?? 0) <= time
  return isOver ? sessions.length : index
}

/** Moves a listing from one session to the next. */
function changeSession(exchange: Exchange, listing: Listing, next: number): void {
  const before = phaseOf(listing)
  listing.session = next
  const after = phaseOf(listing)
  exchange.changed.add(listing)
  if (isCall(before) && !isCall(after) && !listing.isSuspended) {
    const volume = listing.volume
    holdAuction(exchange, listing)
    if (before === 'closing-call' && listing.volume > volume) listing.close = listing.last
  }
  const session = sessionOf(listing)
  if (session?.isMatching === true && after === 'continuous') releaseStored(exchange, listing)
  if (AFTER_TRADING.includes(after)) listing.close ??= closeWithoutCall(listing)
  if (after === 'after-hours' && session?.isMatching === true && !listing.isSuspended)
    matchAfterHours(exchange, listing)
}

/** Moves the exchange to a time of the day. Time never goes back, and a jump passes through every session between. */
export function advanceTime(exchange: Exchange, time: TimeOfDay): void {
  for (;;) {
    const boundary = nextBoundary(exchange, exchange.time)
    if (boundary === undefined || boundary > time) break
    exchange.time = boundary
    for (const listing of exchange.listings.values()) {
      const index = indexAt(listing, boundary)
      if (index !== listing.session) changeSession(exchange, listing, index)
    }
  }
  exchange.time = Math.max(exchange.time, time)
}

/** When the first session of any listing begins or ends after `time`. */
export function nextBoundary(exchange: Exchange, time: TimeOfDay): TimeOfDay | undefined {
  return exchange.boundaries.find(boundary => boundary > time)
}

/** True when every listing has passed its last session, so that no more reports follow. */
export function isDayOver(exchange: Exchange): boolean {
  for (const listing of exchange.listings.values())
    if (listing.session < listing.sessions.length) return false
  return true
}
