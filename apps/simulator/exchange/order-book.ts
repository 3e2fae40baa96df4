/**
 * The book of one instrument: price levels, each a queue by time of arrival.
 *
 * Prices of a side are kept in one array sorted from worst to best, so that the best level is its last element
 * and a level that is used up is a pop. Orders of a level form a doubly linked list, so that a cancel costs the
 * same wherever the order stands. Price-time priority: SSE rule 3.6.1, SZSE rule 3.5.1 (2026).
 */
import type { Side } from '@guitai/core/base/market.ts'
import type { Price, Shares } from '@guitai/core/base/money.ts'

/** What the book needs to know about an order. The exchange's own order has more fields. */
export interface BookOrder {
  readonly side: Side
  price: Price
  /** The quantity that is not yet filled. */
  open: Shares
  level: Level<BookOrder> | undefined
  previous: BookOrder | undefined
  next: BookOrder | undefined
}

export interface Level<O> {
  price: Price
  quantity: Shares
  head: O | undefined
  tail: O | undefined
}

type BookLevel = Level<BookOrder>

interface BookSide {
  byPrice: Map<Price, BookLevel>
  /** The worst price is first, the best last. */
  levels: BookLevel[]
}

export interface OrderBook {
  buy: BookSide
  sell: BookSide
}

export const emptyBook = (): OrderBook => ({
  buy: { byPrice: new Map(), levels: [] },
  sell: { byPrice: new Map(), levels: [] },
})

export const opposite = (side: Side): Side => (side === 'buy' ? 'sell' : 'buy')

/** True when `price` is at least as good as `than` for an order of this side, so that it is not further back in the queue. */
const atLeastAsGood = (side: Side, price: Price, than: Price): boolean =>
  side === 'buy' ? price >= than : price <= than

export function bestPrice(book: OrderBook, side: Side): Price | undefined {
  return book[side].levels.at(-1)?.price
}

/** The `count` best levels, best first. */
export function topLevels(book: OrderBook, side: Side, count: number): [Price, Shares][] {
  const { levels } = book[side]
  const result: [Price, Shares][] = []
  for (let i = levels.length - 1; i >= 0 && result.length < count; i--) {
    const level = levels[i] as BookLevel
    result.push([level.price, level.quantity])
  }
  return result
}

function insertLevel(bookSide: BookSide, side: Side, price: Price): BookLevel {
  const level: BookLevel = { price, quantity: 0, head: undefined, tail: undefined }
  const { levels } = bookSide
  let at = levels.length
  // Most new levels are near the best price, so the search starts at the end.
  while (at > 0 && atLeastAsGood(side, (levels[at - 1] as BookLevel).price, price)) at--
  if (at === levels.length) levels.push(level)
  else levels.splice(at, 0, level)
  bookSide.byPrice.set(price, level)
  return level
}

function dropLevel(bookSide: BookSide, level: BookLevel): void {
  bookSide.byPrice.delete(level.price)
  const { levels } = bookSide
  if (levels.at(-1) === level) levels.pop()
  else levels.splice(levels.lastIndexOf(level), 1)
}

/** Puts an order at the end of the queue of its price. */
export function rest(book: OrderBook, order: BookOrder): void {
  const bookSide = book[order.side]
  const level = bookSide.byPrice.get(order.price) ?? insertLevel(bookSide, order.side, order.price)
  order.level = level
  order.previous = level.tail
  order.next = undefined
  if (level.tail === undefined) level.head = order
  else level.tail.next = order
  level.tail = order
  level.quantity += order.open
}

/** Takes an order out of the book. Nothing happens when the order is not in it. */
export function remove(book: OrderBook, order: BookOrder): void {
  const { level, previous, next } = order
  if (level === undefined) return
  if (previous === undefined) level.head = next
  else previous.next = next
  if (next === undefined) level.tail = previous
  else next.previous = previous
  level.quantity -= order.open
  order.level = order.previous = order.next = undefined
  if (level.head === undefined) dropLevel(book[order.side], level)
}

/** Takes `quantity` off a resting order. The order leaves the book when nothing is left. */
export function reduce(book: OrderBook, order: BookOrder, quantity: Shares): void {
  if (order.open === quantity) {
    remove(book, order)
    order.open = 0
    return
  }
  order.open -= quantity
  if (order.level !== undefined) order.level.quantity -= quantity
}

export interface Reach {
  /** The worst price the taker accepts; undefined means any price. */
  limit: Price | undefined
  /** How many price levels the taker may use. */
  levels: number
}

/** How much a taker could get. Counting stops at `enough`. */
export function fillable(book: OrderBook, taker: Side, reach: Reach, enough: Shares): Shares {
  const { levels } = book[opposite(taker)]
  let sum = 0
  for (let i = levels.length - 1; i >= 0 && sum < enough && levels.length - i <= reach.levels; i--) {
    const level = levels[i] as BookLevel
    if (reach.limit !== undefined && !atLeastAsGood(taker, reach.limit, level.price)) break
    sum += level.quantity
  }
  return sum
}

/**
 * Lets `taker` trade with the opposite side, best price first, oldest order first. Each fill is at the price of the resting
 * order. `onFill` is called when the quantity is already taken off both orders.
 */
export function take<O extends BookOrder>(
  book: OrderBook,
  taker: O,
  reach: Reach,
  onFill: (maker: O, quantity: Shares, price: Price) => void,
): void {
  const { levels } = book[opposite(taker.side)]
  let eaten = 0
  while (taker.open > 0 && eaten < reach.levels) {
    const level = levels.at(-1)
    if (level === undefined) return
    if (reach.limit !== undefined && !atLeastAsGood(taker.side, reach.limit, level.price)) return
    while (taker.open > 0 && level.head !== undefined) {
      const maker = level.head as O
      const quantity = Math.min(taker.open, maker.open)
      reduce(book, maker, quantity)
      taker.open -= quantity
      onFill(maker, quantity, level.price)
    }
    eaten++
  }
}
