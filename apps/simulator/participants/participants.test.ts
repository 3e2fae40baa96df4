import { describe, expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { phaseOf } from '../exchange/advance-time.ts'
import { enterOrder } from '../exchange/enter-order.ts'
import { bestPrice, topLevels } from '../exchange/order-book.ts'
import { advanceDay, answerOrder, openMarketDay, type MarketDay } from '../market-day.ts'
import { quoteOf } from '../doors/quotes.ts'
import { daysList } from '../reference/days-list.ts'
import { REFERENCE_INSTRUMENTS } from '../reference/instruments.ts'
import { createRandom } from './random.ts'

const TRADE_DATE = '2026-11-23'

function openDay(seed: number): MarketDay {
  const parameters = defaultParameters()
  const instruments = daysList(REFERENCE_INSTRUMENTS, {
    closes: new Map(),
    tradeDate: TRADE_DATE,
    parameters,
  })
  return openMarketDay({
    tradeDate: TRADE_DATE,
    time: timeOfDay('09:00'),
    seed,
    instruments,
    parameters,
    report: () => undefined,
  })
}

const listingsOf = (day: MarketDay) =>
  Object.values(day.exchanges).flatMap(exchange =>
    [...exchange.listings.values()].map(listing => ({ exchange, listing })),
  )

const quotes = (day: MarketDay): string =>
  JSON.stringify(listingsOf(day).map(({ exchange, listing }) => quoteOf(exchange, listing)))

describe('a day of the crowd', () => {
  test('every listing trades, keeps five levels, stays within its limits and is never crossed', () => {
    const day = openDay(7)
    for (const time of ['09:40', '11:00', '14:30']) {
      advanceDay(day, timeOfDay(time), 1)
      for (const { listing } of listingsOf(day)) {
        const [bid = NaN, ask = NaN] = [bestPrice(listing.book, 'buy'), bestPrice(listing.book, 'sell')]
        expect(bid).toBeLessThan(ask)
        expect(topLevels(listing.book, 'buy', 5)).toHaveLength(5)
        expect(topLevels(listing.book, 'sell', 5)).toHaveLength(5)
        expect(listing.volume).toBeGreaterThan(0)
        expect(listing.high).toBeLessThanOrEqual(listing.instrument.upperLimit ?? Infinity)
        expect(listing.low).toBeGreaterThanOrEqual(listing.instrument.lowerLimit ?? 1)
      }
    }
    advanceDay(day, timeOfDay('15:30'), 1)
    for (const { listing } of listingsOf(day)) {
      expect(phaseOf(listing)).toBe('closed')
      expect(listing.close).toBeGreaterThan(0)
    }
  })

  test('the same seed gives the same day, in one step or in many; another seed another one', () => {
    const [once, often, other] = [openDay(7), openDay(7), openDay(8)]
    advanceDay(once, timeOfDay('10:00'), 1)
    for (let time = timeOfDay('09:01'); time <= timeOfDay('10:00'); time += 37) advanceDay(often, time, 1)
    advanceDay(often, timeOfDay('10:00'), 1)
    advanceDay(other, timeOfDay('10:00'), 1)
    expect(quotes(often)).toBe(quotes(once))
    expect(quotes(other)).not.toBe(quotes(once))
  })

  test('what a trading unit eats is filled up at once, though time stands still', () => {
    const day = openDay(7)
    advanceDay(day, timeOfDay('10:00'), 1)
    const exchange = day.exchanges.XSHG
    const listing = exchange.listings.get('600000')
    if (listing === undefined) throw new Error('600000 is not listed')
    let filled = 0
    exchange.report = report => {
      if (report.kind === 'filled') filled += report.trade.quantity
    }
    for (let i = 0; i < 200; i++) {
      const price = bestPrice(listing.book, 'sell') ?? 0
      const request = { tradingUnit: '12345', clOrdId: String(i), securitiesAccount: 'A1', code: '600000' }
      enterOrder(exchange, { ...request, side: 'buy', type: 'limit', quantity: 10_000, price })
      answerOrder(day, { market: 'XSHG', code: '600000', activity: 1 })
    }
    expect(filled).toBeGreaterThan(1_000_000)
    expect(topLevels(listing.book, 'sell', 5)).toHaveLength(5)
  })

  test('without activity nobody is there', () => {
    const day = openDay(7)
    advanceDay(day, timeOfDay('15:30'), 0)
    expect(day.exchanges.XSHG.lastOrderNo).toBe(0)
    expect(day.exchanges.XSHE.lastOrderNo).toBe(0)
  })
})

test('chance is even and repeatable', () => {
  const [random, again] = [createRandom('x'), createRandom('x')]
  const drawn = Array.from({ length: 10_000 }, () => random.next())
  expect(drawn.every(value => value >= 0 && value < 1)).toBe(true)
  expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(0.5, 1)
  expect(Array.from({ length: 10_000 }, () => again.next())).toEqual(drawn)
})
