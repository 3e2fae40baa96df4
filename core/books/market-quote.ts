/**
 * The latest that a market has told of a security, as far as decisions look at it. It is never stored and no figure of the
 * books follows from it; without it (the feed is away) nobody is warned.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Price, Shares } from '../base/money.ts'

export interface MarketQuote {
  tradeDate: BusinessDate
  phase: string
  last: Price | null
  /** Best first. */
  bids: readonly (readonly [price: Price, quantity: Shares])[]
  asks: readonly (readonly [price: Price, quantity: Shares])[]
}
