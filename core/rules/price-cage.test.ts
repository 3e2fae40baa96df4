import { expect, test } from 'vitest'
import type { Instrument } from './instrument.ts'
import { defaultParameters } from './default-parameters.ts'
import { cageOf, checkPriceCage, type CageQuote } from './price-cage.ts'
import { B_SHARE, BEIJING, CHINEXT, CONVERTIBLE, ETF, MAIN } from './testing/an-instrument.ts'

const parameters = defaultParameters()
const cage = (of: Instrument, quote: CageQuote, date = '2026-11-23') => cageOf(parameters, of, quote, date)

test.each<[string, CageQuote, number]>([
  ['buy: best ask', { side: 'buy', bestAsk: 200_000, bestBid: 190_000, last: 180_000 }, 204_000],
  ['buy: else best bid', { side: 'buy', bestBid: 190_000, last: 180_000 }, 193_800],
  ['buy: else last', { side: 'buy', last: 180_000 }, 183_600],
  ['buy: else previous close', { side: 'buy' }, 102_000],
  ['buy: a quote of 0 is none', { side: 'buy', bestAsk: 0, bestBid: 190_000 }, 193_800],
  ['sell: best bid', { side: 'sell', bestAsk: 200_000, bestBid: 190_000, last: 180_000 }, 186_200],
  ['sell: else best ask', { side: 'sell', bestAsk: 200_000, last: 180_000 }, 196_000],
])('%s', (_, quote, expected) => {
  expect(cage(MAIN, quote)).toBe(expected)
})

test('Beijing: 5 % or ten fen', () => {
  expect(cage(BEIJING, { side: 'buy', bestAsk: 100_000 })).toBe(105_000)
  expect(cage(BEIJING, { side: 'sell', bestBid: 10_000 })).toBe(9_000)
})

test('ChiNext got the ten ticks on 2026-07-06', () => {
  const quote: CageQuote = { side: 'buy', bestAsk: 10_000 }
  expect(cage(CHINEXT, quote, '2026-07-03')).toBe(10_200)
  expect(cage(CHINEXT, quote, '2026-07-06')).toBe(11_000)
})

test('convertibles have 10 %, funds and B shares no cage, and main boards had none before registration', () => {
  expect(cage(CONVERTIBLE, { side: 'buy', last: 1_000_000 })).toBe(1_100_000)
  expect(cage(ETF, { side: 'buy' })).toBeUndefined()
  expect(cage(B_SHARE, { side: 'buy' })).toBeUndefined()
  expect(cage(MAIN, { side: 'buy' }, '2023-04-07')).toBeUndefined()
})

test('a sale is never caged below one tick', () => {
  expect(cage(MAIN, { side: 'sell', bestBid: 500 })).toBe(100)
})

test('check', () => {
  expect(checkPriceCage(102_000, 'buy', 102_000)).toBeUndefined()
  expect(checkPriceCage(102_000, 'buy', 102_100)).toBe('price_outside_cage')
  expect(checkPriceCage(98_000, 'sell', 98_000)).toBeUndefined()
  expect(checkPriceCage(98_000, 'sell', 97_900)).toBe('price_outside_cage')
  expect(checkPriceCage(undefined, 'sell', 1)).toBeUndefined()
})
