import { describe, expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import type { Instrument } from './instrument.ts'
import {
  checkOrderType,
  holdPriceOf,
  offeredOrderTypes,
  orderTypesOf,
  type OrderTypeFacts,
} from './order-types.ts'
import {
  anInstrument,
  BEIJING,
  CONVERTIBLE,
  ETF,
  MAIN,
  REPO,
  SHENZHEN,
  STAR,
} from './testing/an-instrument.ts'

const parameters = defaultParameters()
const limited = (of: Instrument): Instrument => ({ ...of, upperLimit: 110_000, lowerLimit: 90_000 })
const check = (of: Instrument, order: Partial<OrderTypeFacts>, date = '2026-11-23') =>
  checkOrderType(parameters, of, { side: 'buy', orderType: 'limit', ...order }, date)

test('limit orders are for auctions, not for the break or after hours', () => {
  for (const phase of ['opening-call', 'opening-call-no-cancel', 'continuous', 'closing-call'] as const) {
    expect(check(MAIN, { phase })).toBeUndefined()
  }
  expect(check(MAIN, { phase: 'break' })).toBe('order_type_not_allowed_now')
  expect(check(MAIN, { phase: 'after-hours' })).toBe('order_type_not_allowed_now')
})

describe('market orders', () => {
  const market = { orderType: 'best-five-then-cancel', protectivePrice: 100_000 } as const
  test.each([
    ['Shanghai in continuous trading', MAIN, { ...market, phase: 'continuous' }, undefined],
    ['not in a call', MAIN, { ...market, phase: 'closing-call' }, 'order_type_not_allowed_now'],
    ['whenever it will be sent', MAIN, market, undefined],
    ['Shanghai wants a protective price', MAIN, { orderType: 'own-best' }, 'protective_price_required'],
    ['for a sale too', MAIN, { orderType: 'own-best', side: 'sell' }, 'protective_price_required'],
    ['Shenzhen does not', SHENZHEN, { orderType: 'fill-or-kill' }, undefined],
    [
      'fill or kill is Shenzhen only',
      MAIN,
      { ...market, orderType: 'fill-or-kill' },
      'order_type_not_allowed',
    ],
    [
      'five levels to limit is not Shenzhen',
      SHENZHEN,
      { ...market, orderType: 'best-five-then-limit' },
      'order_type_not_allowed',
    ],
    ['bonds know limit orders only', CONVERTIBLE, market, 'order_type_not_allowed'],
    ['repo too', REPO, market, 'order_type_not_allowed'],
  ] as const)('%s', (_, of, order, expected) => {
    expect(check(limited(of), order)).toBe(expected)
  })

  test('on days without limits', () => {
    expect(check(MAIN, market)).toBeUndefined()
    expect(check(STAR, market)).toBe('market_order_needs_price_limits')
    expect(check(SHENZHEN, { orderType: 'own-best' })).toBe('market_order_needs_price_limits')
  })

  test('without an upper limit a buy needs a protective price even where the market does not ask for one', () => {
    const old = '2023-04-07'
    expect(check(MAIN, { orderType: 'best-five-then-cancel' }, old)).toBe('protective_price_required')
    expect(check(MAIN, { orderType: 'best-five-then-cancel', side: 'sell' }, old)).toBeUndefined()
    expect(check(limited(MAIN), { orderType: 'best-five-then-cancel' }, old)).toBeUndefined()
  })
})

describe('after-hours orders', () => {
  const late = { orderType: 'after-hours-fixed-price' } as const
  test('since 2026-07-06 for all A shares and ETFs', () => {
    for (const of of [MAIN, SHENZHEN, ETF]) {
      expect(check(of, late, '2026-07-03')).toBe('order_type_not_allowed')
      expect(check(of, { ...late, phase: 'after-hours' }, '2026-07-06')).toBeUndefined()
    }
    expect(check(STAR, late, '2026-07-03')).toBeUndefined()
    expect(check(BEIJING, late)).toBe('order_type_not_allowed')
    expect(check(anInstrument({ kind: 'lof' }), late)).toBe('order_type_not_allowed')
  })

  test('taken from 09:15 in Shenzhen, from 09:30 in Shanghai', () => {
    expect(check(SHENZHEN, { ...late, phase: 'opening-call' })).toBeUndefined()
    expect(check(MAIN, { ...late, phase: 'opening-call' })).toBe('order_type_not_allowed_now')
    expect(check(MAIN, { ...late, phase: 'continuous' })).toBeUndefined()
  })
})

test('what a screen offers', () => {
  expect(orderTypesOf(parameters, { of: MAIN, tradeDate: '2026-11-23', phase: 'opening-call' })).toEqual([
    'limit',
  ])
  expect(orderTypesOf(parameters, { of: MAIN, tradeDate: '2026-11-23' })).toHaveLength(6)
  expect(orderTypesOf(parameters, { of: BEIJING, tradeDate: '2020-01-01' })).toEqual([])
})

test('the price a buy is held at', () => {
  expect(holdPriceOf(limited(MAIN), 'limit', 100_000)).toBe(100_000)
  expect(holdPriceOf(limited(MAIN), 'own-best', 105_000)).toBe(105_000)
  expect(holdPriceOf(limited(SHENZHEN), 'own-best', undefined)).toBe(110_000)
  expect(holdPriceOf(SHENZHEN, 'own-best', undefined)).toBeUndefined()
})

describe('what a form offers', () => {
  const offered = (of: Instrument, side: 'buy' | 'sell' = 'buy') =>
    offeredOrderTypes(parameters, { instrument: of, side, tradeDate: '2026-11-23' }).map(
      ({ orderType, needsPrice }) => `${orderType}${needsPrice ? ' at a price' : ''}`,
    )
  test.each([
    ['Shanghai wants a price for each', limited(MAIN), 'own-best at a price', true],
    ['Shenzhen for limit orders only', limited(SHENZHEN), 'fill-or-kill', true],
    ['a type of another market is none', limited(MAIN), 'fill-or-kill', false],
    ['bonds know limit orders', CONVERTIBLE, 'limit at a price', true],
    ['without limits Shenzhen has no market orders', SHENZHEN, 'own-best', false],
  ] as const)('%s', (_, of, type, isThere) => expect(offered(of).includes(type)).toBe(isThere))

  test('each with the phases in which the exchange takes it', () => {
    const market = offeredOrderTypes(parameters, {
      instrument: limited(MAIN),
      side: 'sell',
      tradeDate: '2026-11-23',
    }).find(({ orderType }) => orderType === 'own-best')
    expect(market?.phases).toEqual(['continuous'])
  })
})
