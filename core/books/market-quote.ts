/**
 * The latest quote of a security, with the fields that decisions look at. It is never stored, and no figure of the books depends
 * on it. Without it (the feed is down) tellers are not warned about prices.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Price, Shares } from '../base/money.ts'

export interface MarketQuote {
  tradeDate: BusinessDate
  phase: string
  last: Price | null
  /** Price levels, the best one first. */
  bids: readonly (readonly [price: Price, quantity: Shares])[]
  asks: readonly (readonly [price: Price, quantity: Shares])[]
}
