import { describe, expect, test } from 'vitest'
import type { Quote } from '@guitai/web-kit/api/market.ts'
import { firstPrice, ladderPrices, nextLevel, shareOfMost, stepPrice } from './price-steps.ts'

const bounds = { tick: 100, lower: 90_000, upper: 110_000 }
const quote: Quote = {
  market: 'XSHG',
  code: '600000',
  previousClose: 99_000,
  open: null,
  high: null,
  low: null,
  last: 100_000,
  volume: 0,
  amount: 0,
  bids: [
    [99_900, 100],
    [99_800, 100],
  ],
  asks: [
    [100_100, 100],
    [100_300, 100],
  ],
  upperLimit: 108_900,
  lowerLimit: 89_100,
}

describe('a tick', () => {
  test.each([
    ['up', 100_000, 1, 100_100],
    ['down', 100_000, -1, 99_900],
    ['up from between ticks', 100_050, 1, 100_100],
    ['down from between ticks', 100_050, -1, 100_000],
    ['not above the upper limit', 110_000, 1, 110_000],
    ['not below the lower limit', 90_000, -1, 90_000],
  ])('%s', (_, price, ticks, expected) => expect(stepPrice(price, ticks, bounds)).toBe(expected))

  test('never to zero where there are no limits', () =>
    expect(stepPrice(100, -1, { tick: 100, lower: null, upper: null })).toBe(100))
})

describe('the ladder', () => {
  test('is one row of prices, highest first', () =>
    expect(ladderPrices(quote)).toEqual([100_300, 100_100, 99_900, 99_800]))
  test('steps from level to level', () => {
    expect(nextLevel(100_000, 'up', quote)).toBe(100_100)
    expect(nextLevel(100_000, 'down', quote)).toBe(99_900)
    expect(nextLevel(99_800, 'down', quote)).toBeUndefined()
  })
  test('suggests the other side, then the last, then the previous close', () => {
    expect(firstPrice(quote, 'buy')).toBe(100_100)
    expect(firstPrice(quote, 'sell')).toBe(99_900)
    expect(firstPrice({ ...quote, asks: [] }, 'buy')).toBe(100_000)
    expect(firstPrice({ ...quote, asks: [], bids: [], last: null }, 'buy')).toBe(99_000)
  })
})

test('a part of the most is whole lots, all of it is all', () => {
  expect(shareOfMost(1_050, 3, 100)).toBe(300)
  expect(shareOfMost(1_050, 1, 100)).toBe(1_050)
  expect(shareOfMost(90, 2, 100)).toBe(0)
})
