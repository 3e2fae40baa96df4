/** A market of full size is made from a seed and looks like one. */
import { expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { meaningOfCode } from '@guitai/core/rules/code-ranges.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { advanceDay, openMarketDay } from '../market-day.ts'
import { daysList } from './days-list.ts'
import { fullMarket } from './full-market.ts'
import { REFERENCE_INSTRUMENTS } from './instruments.ts'

const market = fullMarket(5500, 7)

test('it has the size that was asked for, each security once, the known ones first', () => {
  expect(market).toHaveLength(5500)
  expect(market.slice(0, REFERENCE_INSTRUMENTS.length)).toEqual(REFERENCE_INSTRUMENTS)
  expect(new Set(market.map(each => `${each.code}.${each.market}`)).size).toBe(market.length)
  const invented = market.slice(REFERENCE_INSTRUMENTS.length).map(({ name }) => name)
  expect(new Set(invented).size).toBe(invented.length)
  expect(fullMarket(0, 7)).toEqual(REFERENCE_INSTRUMENTS)
})

test('the same seed gives the same market, another one another', () => {
  expect(fullMarket(5500, 7)).toEqual(market)
  expect(fullMarket(5500, 8)).not.toEqual(market)
})

test('codes are what the exchanges mean by them, and prices are on a tick', () => {
  const parameters = defaultParameters()
  for (const { market: of, code, kind, board, name, previousClose } of market.slice(
    REFERENCE_INSTRUMENTS.length,
  )) {
    const meaning = meaningOfCode(parameters, { market: of, code, date: '2026-11-23' })
    expect({ name, kind, board }).toEqual({ name, kind: meaning?.kind, board: meaning?.board })
    expect([code, previousClose % 100, previousClose >= 15_000]).toEqual([code, 0, true])
  }
  const boards = new Set(market.map(each => `${each.market} ${each.board}`))
  expect([...boards].toSorted()).toEqual([
    'BJSE beijing',
    'XSHE chinext',
    'XSHE main',
    'XSHG main',
    'XSHG star',
  ])
})

test('all of it trades', () => {
  const parameters = defaultParameters()
  const tradeDate = '2026-11-23'
  const day = openMarketDay({
    tradeDate,
    time: timeOfDay('09:29'),
    seed: 7,
    instruments: daysList(market, { closes: new Map(), tradeDate, parameters }),
    parameters,
    report: () => undefined,
  })
  advanceDay(day, timeOfDay('09:33'), 0.1)
  const listings = Object.values(day.exchanges).flatMap(({ listings }) => [...listings.values()])
  expect(listings).toHaveLength(market.length)
  expect(listings.filter(({ last }) => last !== undefined).length).toBeGreaterThan(market.length / 2)
})
