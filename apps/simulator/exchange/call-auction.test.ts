import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auctionPrice, type AuctionResult, type AuctionRules } from './call-auction.ts'

type Levels = [price: number, quantity: number][]
const TICK = 100
const middle: AuctionRules = { tick: TICK, tie: 'middle' }
const nearest = (price: number): AuctionRules => ({ tick: TICK, tie: { nearestTo: price } })

describe('auctionPrice', () => {
  const cases: [string, Levels, Levels, AuctionRules, AuctionResult | undefined][] = [
    ['nobody there', [], [], middle, undefined],
    ['one side only', [[100_000, 100]], [], middle, undefined],
    ['not crossed', [[99_900, 100]], [[100_000, 100]], middle, undefined],
    ['one price', [[100_000, 300]], [[100_000, 200]], middle, { price: 100_000, volume: 200, surplus: 100 }],
    [
      'most volume wins',
      [
        [100_200, 100],
        [100_100, 400],
        [100_000, 500],
      ],
      [
        [99_900, 300],
        [100_100, 100],
        [100_200, 900],
      ],
      middle,
      { price: 100_100, volume: 400, surplus: 100 },
    ],
    [
      'least surplus wins among equal volumes',
      [
        [100_200, 200],
        [100_000, 100],
      ],
      [
        [99_900, 200],
        [100_200, 50],
      ],
      middle,
      { price: 100_100, volume: 200, surplus: 0 },
    ],
    [
      'Shanghai: the middle',
      [[100_400, 100]],
      [[100_000, 100]],
      middle,
      { price: 100_200, volume: 100, surplus: 0 },
    ],
    [
      'Shanghai: the middle, half up to the tick',
      [[100_300, 100]],
      [[100_000, 100]],
      middle,
      { price: 100_200, volume: 100, surplus: 0 },
    ],
    [
      'Shenzhen: the reference itself when it is between',
      [[100_400, 100]],
      [[100_000, 100]],
      nearest(100_300),
      { price: 100_300, volume: 100, surplus: 0 },
    ],
    [
      'Shenzhen: the lower end when the reference is below',
      [[100_400, 100]],
      [[100_000, 100]],
      nearest(90_000),
      { price: 100_000, volume: 100, surplus: 0 },
    ],
    [
      'Shenzhen: the upper end when the reference is above',
      [[100_400, 100]],
      [[100_000, 100]],
      nearest(110_000),
      { price: 100_400, volume: 100, surplus: 0 },
    ],
    [
      'a gap between order prices may be the only best',
      [
        [100_400, 100],
        [100_000, 100],
      ],
      [
        [100_000, 100],
        [100_400, 50],
      ],
      nearest(90_000),
      { price: 100_100, volume: 100, surplus: 0 },
    ],
    [
      'surplus on either side counts alike',
      [
        [100_300, 100],
        [100_000, 100],
      ],
      [
        [100_000, 100],
        [100_300, 100],
      ],
      middle,
      { price: 100_200, volume: 100, surplus: 0 },
    ],
  ]

  test.each(cases)('%s', (_name, bids, asks, rules, expected) => {
    expect(auctionPrice(bids, asks, rules)).toEqual(expected)
  })

  const levels = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 })), {
    maxLength: 12,
    selector: ([tick]) => tick,
  })
  const scaled = (each: [number, number][]): Levels => each.map(([tick, lots]) => [tick * TICK, lots * 100])

  /** The rule read literally: it tries every tick. */
  function byTrying(bids: Levels, asks: Levels): { volume: number; surplus: number; prices: number[] } {
    let best = { volume: 0, surplus: Infinity, prices: [] as number[] }
    for (let price = TICK; price <= 41 * TICK; price += TICK) {
      const buys = bids.reduce((sum, [at, quantity]) => sum + (at >= price ? quantity : 0), 0)
      const sells = asks.reduce((sum, [at, quantity]) => sum + (at <= price ? quantity : 0), 0)
      const volume = Math.min(buys, sells)
      const surplus = Math.abs(buys - sells)
      if (volume > best.volume || (volume === best.volume && surplus < best.surplus)) {
        best = { volume, surplus, prices: [price] }
      } else if (volume === best.volume && surplus === best.surplus) best.prices.push(price)
    }
    return best
  }

  test('is what trying every tick gives', () => {
    fc.assert(
      fc.property(levels, levels, fc.integer({ min: 1, max: 40 }), (buyTicks, sellTicks, reference) => {
        const bids = scaled(buyTicks)
        const asks = scaled(sellTicks)
        const tried = byTrying(bids, asks)
        const found = auctionPrice(bids, asks, nearest(reference * TICK))
        if (tried.volume === 0) {
          expect(found).toBeUndefined()
          return
        }
        expect(found?.volume).toBe(tried.volume)
        expect(Math.abs(found?.surplus ?? NaN)).toBe(tried.surplus)
        const distances = tried.prices.map(price => Math.abs(price - reference * TICK))
        expect(Math.abs((found?.price ?? NaN) - reference * TICK)).toBe(Math.min(...distances))
        const [low = NaN, high = NaN] = [tried.prices[0], tried.prices.at(-1)]
        const halfUp = Math.floor((low + high) / 2 / TICK + 0.5) * TICK
        expect(auctionPrice(bids, asks, middle)?.price).toBe(halfUp)
      }),
    )
  })
})
