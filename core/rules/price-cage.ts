/**
 * The effective price range (价格笼子) of limit orders in continuous trading. The reference price moves, so the exchange decides;
 * the counter only warns, or refuses where the firm's settings say so. Source: SSE and SZSE trading rules 2023 and 2026, 3.3.
 * The reference of a buy is the best ask, else best bid, else last price, else previous close; for a sale bid and ask are
 * exchanged.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Side } from '../base/market.ts'
import type { Price } from '../base/money.ts'
import type { Instrument } from './instrument.ts'
import type { Parameters } from './parameters.ts'
import { toTick } from './price-limits.ts'
import { rowFor } from './product-class.ts'
import { tickOf } from './ticks-and-lots.ts'

/** Undefined or 0 means that there is no such quote. */
export interface CageQuote {
  side: Side
  bestBid?: Price | undefined
  bestAsk?: Price | undefined
  last?: Price | undefined
}

export type CageFacts = Pick<Instrument, 'market' | 'kind' | 'board' | 'previousClose'>

/** The highest price of a buy, or the lowest of a sale; undefined when there is no cage. */
export function cageOf(
  parameters: Parameters,
  of: CageFacts,
  quote: CageQuote,
  tradeDate: BusinessDate,
): Price | undefined {
  const row = rowFor(parameters.priceCages, of, tradeDate)
  if (row === undefined || row.rate === null) return undefined
  const reference = referencePrice(of, quote)
  const tick = tickOf(parameters, of, tradeDate)
  const margin = row.atLeastTicks * tick
  if (quote.side === 'buy') return Math.max(toTick(reference, 10_000 + row.rate, tick), reference + margin)
  return Math.max(tick, Math.min(toTick(reference, 10_000 - row.rate, tick), reference - margin))
}

function referencePrice(of: CageFacts, quote: CageQuote): Price {
  const [first, second] =
    quote.side === 'buy' ? [quote.bestAsk, quote.bestBid] : [quote.bestBid, quote.bestAsk]
  return first || second || quote.last || of.previousClose
}

/** For limit orders while trading is continuous. */
export function checkPriceCage(
  cage: Price | undefined,
  side: Side,
  price: Price,
): 'price_outside_cage' | undefined {
  if (cage === undefined) return undefined
  return (side === 'buy' ? price > cage : price < cage) ? 'price_outside_cage' : undefined
}
