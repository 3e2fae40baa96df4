/**
 * Compares a report with its order in everything that both know (FIX 4.4, Execution Report: the identification of the
 * instrument, Side, Account, LastPx, TradeDate; OrderQty = CumQty + LeavesQty while an order works).
 *
 * A report about another order than ours is not booked. Figures that do not fit show that something of the order is missing
 * here or at the exchange. What comes with them is booked all the same, and the exchange is asked.
 */
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import type { Market, Side } from '../../base/market.ts'
import type { Price, Shares } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Order } from '../../books/orders.ts'
import { checkPriceLimits, limitsOf } from '../../rules/price-limits.ts'

/** What a report says about its order besides the fact; absent where it says nothing. */
export interface Told {
  market?: Market
  code?: string
  securitiesAccount?: string
  side?: Side
  tradeDate?: BusinessDate
  orderQuantity?: Shares
  limit?: Price
  cumulative?: Shares
  leaves?: Shares
  /** The order still works, so leaves and filled quantity add up to the whole. */
  isWorking?: boolean
  /** It answers a question of ours, so no further question follows from it. */
  isAnswer?: boolean
}

export const DISAGREEMENTS = [
  'of another market than the order',
  'of another trading unit than the order',
  'of another security than the order',
  'of another securities account than the order',
  'of another side than the order',
  'of another trade date than the order',
  'at a price beyond the limit of the order',
  'at a price outside the limits of the day',
] as const

export const MISFITS = [
  'fills are missing here: the exchange counts more',
  'fills are missing there: the exchange counts less',
  'filled and left do not make up the order',
  'another quantity or limit than the order',
] as const

/** True for a listed fact that is already in the books: a person should see it but not book it again. */
export function wasBooked(reason: string): boolean {
  return reason.startsWith('booked') || (MISFITS as readonly string[]).includes(reason)
}

interface Reported {
  market: Market
  tradingUnit: string
  told?: Told
  /** Present for fills only. */
  price?: Price
}

export function disagreementOf(
  books: Books,
  order: Readonly<Order>,
  { market, tradingUnit, told = {}, price }: Reported,
): (typeof DISAGREEMENTS)[number] | undefined {
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  if (market !== order.market || differs(told.market, order.market)) return 'of another market than the order'
  if (tradingUnit !== order.tradingUnit) return 'of another trading unit than the order'
  if (differs(told.code, instrument.code)) return 'of another security than the order'
  if (differs(told.securitiesAccount, accountOf(order))) return 'of another securities account than the order'
  if (differs(told.side, order.side)) return 'of another side than the order'
  if (price === undefined) return undefined
  if (differs(told.tradeDate, order.tradeDate)) return 'of another trade date than the order'
  if (isBeyondLimit(order, price)) return 'at a price beyond the limit of the order'
  return checkPriceLimits(limitsOf(instrument), price) === undefined
    ? undefined
    : 'at a price outside the limits of the day'
}

const differs = <T>(told: T | undefined, known: T): boolean => told !== undefined && told !== known

const accountOf = ({ securitiesAccountId }: Readonly<Order>): string =>
  securitiesAccountId.split('.')[0] ?? ''

/** The limit, or the protective price of a market order. */
export function isBeyondLimit({ price: limit, side }: Readonly<Order>, price: Price): boolean {
  return limit > 0 && (side === 'buy' ? price > limit : price < limit)
}

/**
 * `filled` includes what the report brought. An older report that comes again has a lower figure; only news leads to a
 * question.
 */
export function misfitOf(
  { quantity, price, orderType }: Readonly<Order>,
  filled: Shares,
  told: Told,
  isNews: boolean,
): (typeof MISFITS)[number] | undefined {
  const { cumulative = filled, leaves, isWorking = false, orderQuantity, limit } = told
  if (cumulative > filled) return 'fills are missing here: the exchange counts more'
  if (cumulative < filled && isNews) return 'fills are missing there: the exchange counts less'
  if (isWorking && differs(leaves, Math.max(0, quantity - cumulative)))
    return 'filled and left do not make up the order'
  const isOther = differs(orderQuantity, quantity) || (orderType === 'limit' && differs(limit, price))
  return isOther ? 'another quantity or limit than the order' : undefined
}
