import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Side } from '@guitai/core/base/market.ts'
import {
  bestPrice,
  emptyBook,
  fillable,
  remove,
  rest,
  take,
  topLevels,
  type BookOrder,
} from './order-book.ts'

interface NumberedOrder extends BookOrder {
  id: number
}

const order = (id: number, side: Side, price: number, open: number): NumberedOrder => ({
  id,
  side,
  price,
  open,
  level: undefined,
  previous: undefined,
  next: undefined,
})
const ANY = Number.MAX_SAFE_INTEGER

describe('order book', () => {
  test('best price first, then oldest first, at the price of the resting order', () => {
    const book = emptyBook()
    const resting = [order(1, 'sell', 101, 100), order(2, 'sell', 100, 100), order(3, 'sell', 100, 200)]
    for (const each of resting) rest(book, each)
    const fills: [number, number, number][] = []
    const taker = order(9, 'buy', 101, 350)
    take(book, taker, { limit: 101, levels: ANY }, (maker, quantity, price) =>
      fills.push([maker.id, quantity, price]),
    )
    expect(fills).toEqual([
      [2, 100, 100],
      [3, 200, 100],
      [1, 50, 101],
    ])
    expect(taker.open).toBe(0)
    expect(topLevels(book, 'sell', 5)).toEqual([[101, 50]])
  })

  test('no more levels than it may eat, no price beyond its limit', () => {
    const book = emptyBook()
    for (let level = 1; level <= 7; level++) rest(book, order(level, 'buy', 200 - level, 100))
    expect(fillable(book, 'sell', { limit: undefined, levels: 5 }, ANY)).toBe(500)
    expect(fillable(book, 'sell', { limit: 197, levels: 5 }, ANY)).toBe(300)
    const taker = order(9, 'sell', 0, 1000)
    take(book, taker, { limit: undefined, levels: 5 }, () => undefined)
    expect(taker.open).toBe(500)
    expect(bestPrice(book, 'buy')).toBe(194)
  })

  test('an order taken out of the middle leaves the queue whole', () => {
    const book = emptyBook()
    const [first, second, third] = [
      order(1, 'buy', 100, 10),
      order(2, 'buy', 100, 20),
      order(3, 'buy', 100, 30),
    ]
    for (const each of [first, second, third]) rest(book, each)
    remove(book, second)
    remove(book, second)
    expect(topLevels(book, 'buy', 5)).toEqual([[100, 40]])
    const makers: number[] = []
    take(book, order(9, 'sell', 100, 40), { limit: 100, levels: ANY }, maker => makers.push(maker.id))
    expect(makers).toEqual([1, 3])
    expect(topLevels(book, 'buy', 5)).toEqual([])
  })
})

type Act = { kind: 'enter'; side: Side; price: number; quantity: number } | { kind: 'remove'; pick: number }

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('enter' as const),
        side: fc.constantFrom<Side>('buy', 'sell'),
        price: fc.integer({ min: 1, max: 12 }),
        quantity: fc.integer({ min: 1, max: 9 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), pick: fc.nat(50) }) },
  ),
  { maxLength: 80 },
)

/** The rule read literally: it sorts all resting orders each time. */
function modelMatch(resting: NumberedOrder[], taker: NumberedOrder): [maker: number, quantity: number][] {
  const sign = taker.side === 'buy' ? 1 : -1
  const candidates = resting
    .filter(each => each.side !== taker.side && each.open > 0 && (taker.price - each.price) * sign >= 0)
    .sort((a, b) => (a.price - b.price) * sign || a.id - b.id)
  const fills: [number, number][] = []
  for (const maker of candidates) {
    const quantity = Math.min(taker.open, maker.open)
    if (quantity === 0) break
    taker.open -= quantity
    maker.open -= quantity
    fills.push([maker.id, quantity])
  }
  return fills
}

describe('order book against sorting everything', () => {
  test('the same fills; never crossed; level sums right', () => {
    fc.assert(
      fc.property(acts, list => {
        const book = emptyBook()
        const real: NumberedOrder[] = []
        const model: NumberedOrder[] = []
        list.forEach((act, id) => {
          if (act.kind === 'remove') {
            const index = act.pick % Math.max(1, real.length)
            const [mine, theirs] = [real[index], model[index]]
            if (mine === undefined || theirs === undefined || mine.open === 0) return
            remove(book, mine)
            mine.open = theirs.open = 0
            return
          }
          const taker = order(id, act.side, act.price, act.quantity)
          const twin = order(id, act.side, act.price, act.quantity)
          const fills: [number, number][] = []
          take(book, taker, { limit: act.price, levels: ANY }, (maker, quantity) =>
            fills.push([maker.id, quantity]),
          )
          expect(fills).toEqual(modelMatch(model, twin))
          if (taker.open > 0) rest(book, taker)
          real.push(taker)
          model.push(twin)
          const [bid, ask] = [bestPrice(book, 'buy'), bestPrice(book, 'sell')]
          if (bid !== undefined && ask !== undefined) expect(bid).toBeLessThan(ask)
        })
        for (const side of ['buy', 'sell'] as const) {
          for (const [price, quantity] of topLevels(book, side, ANY)) {
            const there = real.filter(each => each.side === side && each.price === price)
            expect(quantity).toBe(there.reduce((sum, each) => sum + each.open, 0))
          }
        }
      }),
    )
  })
})
