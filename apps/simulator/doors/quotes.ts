/** The current quote of a listing. */
import type { QuoteLevel, QuoteMessage } from '@guitai/protocols/quote-feed/quote-feed.ts'
import { indicativeAuction, isCall, phaseOf } from '../exchange/advance-time.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Listing } from '../exchange/listing.ts'
import { topLevels } from '../exchange/order-book.ts'

const LEVELS = 5

/** In a call auction both sides show the indicative price and volume, as real exchanges do. */
function levelsOf(exchange: Exchange, listing: Listing): { bids: QuoteLevel[]; asks: QuoteLevel[] } {
  const indicative = isCall(phaseOf(listing)) ? indicativeAuction(exchange, listing) : undefined
  if (indicative !== undefined) {
    const level: QuoteLevel = [indicative.price, indicative.volume]
    return { bids: [level], asks: [level] }
  }
  return { bids: topLevels(listing.book, 'buy', LEVELS), asks: topLevels(listing.book, 'sell', LEVELS) }
}

export function quoteOf(exchange: Exchange, listing: Listing): QuoteMessage {
  const { instrument, open, high, low, last, close, volume, amount, isSuspended } = listing
  return {
    type: 'quote',
    market: exchange.market,
    code: instrument.code,
    tradeDate: exchange.tradeDate,
    time: exchange.time,
    phase: phaseOf(listing),
    isSuspended,
    previousClose: instrument.previousClose,
    open: open ?? null,
    high: high ?? null,
    low: low ?? null,
    last: last ?? null,
    close: close ?? null,
    volume,
    amount,
    ...levelsOf(exchange, listing),
    upperLimit: instrument.upperLimit ?? null,
    lowerLimit: instrument.lowerLimit ?? null,
  }
}
