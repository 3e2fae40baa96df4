/** Prices by keys: a tick up or down within the limits, or from level to level of the ladder. Integers of 1/10000. */
import type { Level, Quote } from '@guitai/web-kit/api/market.ts'

export interface PriceBounds {
  readonly tick: number
  readonly lower: number | null
  readonly upper: number | null
}

export function stepPrice(price: number, ticks: number, { tick, lower, upper }: PriceBounds): number {
  const onTick = ticks > 0 ? Math.floor(price / tick) * tick : Math.ceil(price / tick) * tick
  return within(onTick + ticks * tick, lower ?? tick, upper)
}

function within(price: number, lower: number, upper: number | null): number {
  return Math.max(lower, upper === null ? price : Math.min(price, upper))
}

type Book = Pick<Quote, 'bids' | 'asks'>

/** Prices of the ladder, highest first. */
export function ladderPrices({ bids, asks }: Book): number[] {
  const prices = [...asks, ...bids].map(([price]: Level) => price)
  return [...new Set(prices)].toSorted((a, b) => b - a)
}

/** The ladder's next price above (`up`) or below; undefined where there is none. */
export function nextLevel(price: number, direction: 'up' | 'down', book: Book): number | undefined {
  const prices = ladderPrices(book)
  return direction === 'up' ? prices.findLast(each => each > price) : prices.find(each => each < price)
}

/** What a new order most likely wants: the other side's best price, else the last, else the previous close. */
export function firstPrice(quote: Quote, side: 'buy' | 'sell'): number {
  const other = side === 'buy' ? quote.asks[0] : quote.bids[0]
  const own = side === 'buy' ? quote.bids[0] : quote.asks[0]
  return other?.[0] ?? quote.last ?? own?.[0] ?? quote.previousClose
}

/** A share of the most, in whole lots; all of it is taken as it is (an odd lot is sold whole). */
export function shareOfMost(most: number, part: number, lot: number): number {
  return part === 1 ? most : Math.floor(most / part / lot) * lot
}

/** ↑ ↓ are ticks, PgUp PgDn the ladder's levels. */
export function keyedPrice(key: string, price: number, tick: number, quote: Quote): number | undefined {
  const bounds = { tick, lower: quote.lowerLimit, upper: quote.upperLimit }
  switch (key) {
    case 'ArrowUp':
      return stepPrice(price, 1, bounds)
    case 'ArrowDown':
      return stepPrice(price, -1, bounds)
    case 'PageUp':
      return nextLevel(price, 'up', quote)
    case 'PageDown':
      return nextLevel(price, 'down', quote)
    default:
      return undefined
  }
}
