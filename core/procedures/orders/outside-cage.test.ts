/** The price cage of the market's latest quote: the worked examples, and cases without an answer. */
import { expect, test } from 'vitest'
import { books, type BookSpec } from '../../testing/books.ts'
import { isOutsideCage, isRefusedByCage } from './outside-cage.ts'

const ID = '600000.XSHG'
const STAR = '688001.XSHG'
const CONTINUOUS = { phase: 'continuous' } as const
const order = { instrument: ID, side: 'buy', orderType: 'limit', price: 102_000 } as const

function isOutside(
  spec: BookSpec,
  differing: object,
  phase: { phase: 'continuous' | 'opening-call' } = CONTINUOUS,
) {
  const given = books({ instruments: { [STAR]: 'star' }, ...spec })
  const request = { ...order, ...differing }
  return isOutsideCage(given, request, given.instrumentsById.get(request.instrument)!, phase)
}

test.each([
  ['Shanghai main, 2 %', ID, '10.00', 102_000, 98_000],
  ['Shanghai main, ten ticks', ID, '1.00', 11_000, 9_000],
  ['STAR, 2 % only', STAR, '1.00', 10_200, 9_800],
])('%s', (_, instrument, reference, highest, lowest) => {
  const quotes = { [instrument]: `bid ${reference} ask ${reference} last ${reference}` }
  expect(isOutside({ quotes }, { instrument, price: highest })).toBe(false)
  expect(isOutside({ quotes }, { instrument, price: highest + 100 })).toBe(true)
  expect(isOutside({ quotes }, { instrument, side: 'sell', price: lowest })).toBe(false)
  expect(isOutside({ quotes }, { instrument, side: 'sell', price: lowest - 100 })).toBe(true)
})

const above = { price: 102_100 }
const quotes = { [ID]: 'bid 9.99 ask 10.00 last 9.99' }
test.each([
  ['outside', { quotes }, above, CONTINUOUS, true],
  ['no quote was heard', {}, above, CONTINUOUS, false],
  ['nobody has quoted yet: the previous close', { quotes: { [ID]: '' } }, above, CONTINUOUS, true],
  ['a call auction by the clock', { quotes }, above, { phase: 'opening-call' } as const, false],
  ['a call auction by the quote', { quotes: { [ID]: 'ask 10.00, opening-call' } }, above, CONTINUOUS, false],
  ['the quote is of another day', { quotes: { [ID]: 'ask 10.00, of 2026-11-20' } }, above, CONTINUOUS, false],
  ['a market order', { quotes }, { ...above, orderType: 'best-five-then-cancel' }, CONTINUOUS, false],
])('%s', (_, spec: BookSpec, differing, phase, expected) => {
  expect(isOutside(spec, differing, phase)).toBe(expected)
})

test.each([
  ['the firm refuses', 1, true],
  ['the firm only warns', 0, false],
])('an order that waited: %s', (_, value, expected) => {
  const given = books({ quotes })
  given.parameters = {
    ...given.parameters,
    settings: [{ key: 'price-cage-refuses', from: '1970-01-01', source: '', value }],
  }
  const [instrument, waited] = [given.instrumentsById.get(ID)!, { ...order, ...above }]
  expect(isRefusedByCage(given, waited, instrument, CONTINUOUS)).toBe(expected)
})
