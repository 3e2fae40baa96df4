import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instrument } from './instrument.ts'
import { defaultParameters } from './default-parameters.ts'
import type { OrderType } from './parameters.ts'
import {
  BEIJING,
  B_SHARE,
  B_SHARE_SHENZHEN,
  CHINEXT,
  CONVERTIBLE,
  ETF,
  MAIN,
  REPO,
  STAR,
  anInstrument,
} from './testing/an-instrument.ts'
import { accruedInterestOf, amountOfOrder, checkPrice, checkQuantity, tickOf } from './ticks-and-lots.ts'

const parameters = defaultParameters()
const TODAY = '2026-11-23'

const buy = (of: Instrument, quantity: number, orderType: OrderType = 'limit', date = TODAY) =>
  checkQuantity(parameters, of, { side: 'buy', quantity, orderType, sellable: 0 }, date)
const sell = (of: Instrument, quantity: number, sellable: number) =>
  checkQuantity(parameters, of, { side: 'sell', quantity, orderType: 'limit', sellable }, TODAY)

test.each([
  ['main', MAIN, 100],
  ['STAR', STAR, 100],
  ['Shanghai B', B_SHARE, 10],
  ['Shenzhen B', B_SHARE_SHENZHEN, 100],
  ['ETF', ETF, 10],
  ['convertible', CONVERTIBLE, 10],
  ['repo', REPO, 50],
] as const)('tick of %s', (_, of, tick) => {
  expect(tickOf(parameters, of, TODAY)).toBe(tick)
})

test.each([
  [100_000, undefined],
  [100_010, 'price_not_a_tick'],
  [0, 'price_not_positive'],
  [-100, 'price_not_positive'],
  [99_999_900, undefined],
  [100_000_000, 'price_too_high'],
])('price %d', (price, problem) => {
  expect(checkPrice(parameters, MAIN, price, TODAY)).toBe(problem)
})

describe('buying', () => {
  test.each([
    ['main', MAIN, 100, undefined],
    ['main', MAIN, 0, 'quantity_below_minimum'],
    ['main', MAIN, -100, 'quantity_below_minimum'],
    ['main', MAIN, 99, 'quantity_below_minimum'],
    ['main', MAIN, 150, 'quantity_not_a_lot'],
    ['main', MAIN, 1_000_000, undefined],
    ['main', MAIN, 1_000_100, 'quantity_above_maximum'],
    ['STAR', STAR, 199, 'quantity_below_minimum'],
    ['STAR', STAR, 200, undefined],
    ['STAR', STAR, 201, undefined],
    ['STAR', STAR, 100_000, undefined],
    ['STAR', STAR, 100_001, 'quantity_above_maximum'],
    ['ChiNext', CHINEXT, 300_000, undefined],
    ['ChiNext', CHINEXT, 300_100, 'quantity_above_maximum'],
    ['Beijing', BEIJING, 99, 'quantity_below_minimum'],
    ['Beijing', BEIJING, 101, undefined],
    ['convertible', CONVERTIBLE, 1_000, undefined],
    ['convertible', CONVERTIBLE, 900, 'quantity_below_minimum'],
    ['convertible', CONVERTIBLE, 1_500, 'quantity_not_a_lot'],
    ['repo', REPO, 1_000, undefined],
  ])('%s %#', (_, of, quantity, problem) => {
    expect(buy(of, quantity)).toBe(problem)
  })

  test('market and after-hours orders have maxima of their own', () => {
    expect(buy(STAR, 50_001, 'best-five-then-cancel')).toBe('quantity_above_maximum')
    expect(buy(STAR, 50_000, 'best-five-then-cancel')).toBeUndefined()
    expect(buy(STAR, 1_000_000, 'after-hours-fixed-price')).toBeUndefined()
    expect(buy(CHINEXT, 150_100, 'opposite-best')).toBe('quantity_above_maximum')
  })

  test('Shanghai repo came in lots of 100,000 until the bond platform', () => {
    expect(buy(REPO, 1_000, 'limit', '2022-05-15')).toBe('quantity_below_minimum')
    expect(buy(REPO, 1_000, 'limit', '2022-05-16')).toBeUndefined()
  })
})

describe('selling', () => {
  test.each([
    ['no odd part', 50, 300, 'quantity_below_minimum'],
    ['no odd part', 150, 300, 'quantity_not_a_lot'],
    ['nothing', 0, 350, 'quantity_below_minimum'],
    ['negative', -50, 350, 'quantity_below_minimum'],
    ['only an odd part', 50, 50, undefined],
    ['part of the only odd part', 49, 50, 'odd_lot_must_be_sold_whole'],
  ])('main: %s %#', (_, quantity, sellable, problem) => {
    expect(sell(MAIN, quantity, sellable)).toBe(problem)
  })

  test('convertible: less than 1,000 face value goes in one order', () => {
    expect(sell(CONVERTIBLE, 500, 500)).toBeUndefined()
    expect(sell(CONVERTIBLE, 400, 500)).toBe('odd_lot_must_be_sold_whole')
  })

  test('Beijing: a balance below 100 goes in one order', () => {
    expect(sell(BEIJING, 99, 99)).toBeUndefined()
    expect(sell(BEIJING, 98, 99)).toBe('odd_lot_must_be_sold_whole')
    expect(sell(BEIJING, 99, 100)).toBe('quantity_below_minimum')
    expect(sell(BEIJING, 150, 151)).toBeUndefined()
  })

  test('any balance can be sold whole in one order, and no order leaves an odd part it could not leave before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 1, max: 5_000 }),
        (balance, quantity) => {
          expect(sell(MAIN, balance, balance)).toBeUndefined()
          if (quantity > balance || sell(MAIN, quantity, balance) !== undefined) return
          expect([0, balance % 100]).toContain((balance - quantity) % 100)
        },
      ),
    )
  })
})

const BOND = anInstrument({ kind: 'government-bond', accruedInterest: 12_345 })

test.each([
  ['stock', MAIN, 123_400, 10_000, 12_340_000, 0],
  ['stock, half a fen up', MAIN, 50, 1, 1, 0],
  ['convertible per 100 face', CONVERTIBLE, 1_234_560, 1_000, 123_456, 0],
  ['clean bond with accrued interest', BOND, 1_000_000, 100_000, 10_123_450, 123_450],
  ['a bond without accrued interest', { ...BOND, accruedInterest: undefined }, 1_000_000, 1_000, 100_000, 0],
  ['accrued interest is what the whole is more than the price', BOND, 1_000_005, 1, 101, 1],
  ['repo: the face amount, whatever the yield', REPO, 20_000, 100_000, 10_000_000, 0],
])('amount: %s', (_, of, price, quantity, amount, accrued) => {
  expect(amountOfOrder(of, price, quantity)).toBe(amount)
  expect(accruedInterestOf(of, price, quantity)).toBe(accrued)
})
