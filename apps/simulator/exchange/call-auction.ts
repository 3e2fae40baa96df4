/**
 * The price of a call auction (集合竞价) and its fills.
 *
 * SSE rule 3.6.2 and SZSE rule 3.5.2: the price at which the most is traded; all buys above and all sells below it
 * are filled whole, and of those at the price at least one side. Where several prices do that, the least surplus
 * decides; where that is equal too, Shanghai takes the middle of them (half up to the tick), Shenzhen the one
 * nearest to the previous close at the opening and to the last trade at the close.
 */
import type { Price, Shares } from '@guitai/core/base/money.ts'
import { reduce, type BookOrder, type OrderBook } from './order-book.ts'

export interface AuctionRules {
  tick: Price
  /** 'middle' in Shanghai. In Shenzhen it is the price that the result must be nearest to. */
  tie: 'middle' | { nearestTo: Price }
}

export interface AuctionResult {
  price: Price
  volume: Shares
  /** The quantity of buys minus sells that is left at that price. */
  surplus: number
}

interface Candidate {
  from: Price
  /** The last tick at which both sums are the same. */
  to: Price
  volume: Shares
  surplus: number
}

/**
 * Volume and surplus change only at order prices. So it is enough to look at each order price and at each gap between two of
 * them.
 */
function candidates(
  prices: Price[],
  { buyAt, sellAt, tick }: { buyAt: Map<Price, Shares>; sellAt: Map<Price, Shares>; tick: Price },
): Candidate[] {
  let buys = 0
  for (const quantity of buyAt.values()) buys += quantity
  let sells = 0
  const result: Candidate[] = []
  prices.forEach((price, i) => {
    sells += sellAt.get(price) ?? 0
    result.push({ from: price, to: price, volume: Math.min(buys, sells), surplus: buys - sells })
    buys -= buyAt.get(price) ?? 0
    const next = prices[i + 1]
    if (next === undefined || next - price <= tick) return
    result.push({ from: price + tick, to: next - tick, volume: Math.min(buys, sells), surplus: buys - sells })
  })
  return result
}

function choose(low: Price, high: Price, rules: AuctionRules): Price {
  if (rules.tie === 'middle') return Math.floor((low + high) / 2 / rules.tick + 0.5) * rules.tick
  return Math.min(Math.max(rules.tie.nearestTo, low), high)
}

/** The auction price, or undefined when nothing can be traded. Levels may be in any order; prices lie on the tick. */
export function auctionPrice(
  bids: readonly (readonly [Price, Shares])[],
  asks: readonly (readonly [Price, Shares])[],
  rules: AuctionRules,
): AuctionResult | undefined {
  const buyAt = new Map(bids)
  const sellAt = new Map(asks)
  const prices = [...new Set([...buyAt.keys(), ...sellAt.keys()])].sort((a, b) => a - b)
  const all = candidates(prices, { buyAt, sellAt, tick: rules.tick })
  const volume = all.reduce((most, c) => Math.max(most, c.volume), 0)
  if (volume === 0) return undefined
  const fullest = all.filter(c => c.volume === volume)
  const least = fullest.reduce((min, c) => Math.min(min, Math.abs(c.surplus)), Infinity)
  const best = fullest.filter(c => Math.abs(c.surplus) === least)
  const first = best[0] as Candidate
  const last = best.at(-1) as Candidate
  const price = choose(first.from, last.to, rules)
  const at = best.find(c => price >= c.from && price <= c.to) ?? first
  return { price, volume, surplus: at.surplus }
}

/** Fills `volume` at one price; on both sides price and then time decide which orders are filled. */
export function fillAuction<O extends BookOrder>(
  book: OrderBook,
  volume: Shares,
  onFill: (buy: O, sell: O, quantity: Shares) => void,
): void {
  let left = volume
  while (left > 0) {
    const buy = book.buy.levels.at(-1)?.head
    const sell = book.sell.levels.at(-1)?.head
    if (buy === undefined || sell === undefined) return
    const quantity = Math.min(left, buy.open, sell.open)
    reduce(book, buy, quantity)
    reduce(book, sell, quantity)
    left -= quantity
    onFill(buy as O, sell as O, quantity)
  }
}
