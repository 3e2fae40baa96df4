/**
 * What several functions learn from a checked order; the first refusal in the order of the rule book is the one that is given.
 */
import { describe, expect, test } from 'vitest'
import { timeOfDay } from '../../base/market.ts'
import { books, clientNo } from '../../testing/books.ts'
import { checkOrder, custodyUnit, ORDER_REFUSALS, type OrderRequest } from './check-order.ts'

const request: OrderRequest = {
  clientNo: clientNo('C1'),
  instrument: '600000.XSHG',
  side: 'buy',
  orderType: 'limit',
  price: 100_000,
  quantity: 100,
  channel: 'counter',
  at: 0,
}
const given = books({
  clients: { C2: 'frozen' },
  cash: { C1: '2000.00' },
  instruments: { '600001.XSHG': 'suspended' },
})

test('an order that may be entered: where it goes and what it holds', () => {
  const checked = checkOrder(given, request, timeOfDay('10:00'))
  expect(checked).toMatchObject({
    tradingUnit: '20001',
    holdPrice: 100_000,
    hold: { cash: 100_506, shares: 0 },
    mustQueue: false,
    holding: undefined,
  })
})

describe('the first thing wrong is the one that is said', () => {
  const wrongs: [string, Partial<OrderRequest>, string][] = [
    ['client', { clientNo: 1 }, '10:00'],
    ['status before channel', { clientNo: clientNo('C2'), channel: 'web' }, '10:00'],
    ['channel before instrument', { channel: 'web', instrument: '600099.XSHG' }, '10:00'],
    ['suspended before session', { instrument: '600001.XSHG' }, '18:00'],
    ['session before price', { price: 1 }, '18:00'],
    ['price before quantity', { price: 1, quantity: 1 }, '10:00'],
    ['quantity before limits', { price: 200_000, quantity: 1 }, '10:00'],
    ['limits before money', { price: 200_000, quantity: 10_000 }, '10:00'],
  ]
  const codes = [
    'client_not_found',
    'client_not_normal',
    'channel_not_allowed',
    'instrument_suspended',
    'session_closed',
    'price_not_a_tick',
    'quantity_below_minimum',
    'price_outside_limits',
  ]
  test.each(wrongs.map((wrong, index) => [...wrong, codes[index]!] as const))(
    '%s',
    (_, differing, time, code) => {
      expect(checkOrder(given, { ...request, ...differing }, timeOfDay(time))).toMatchObject({
        accepted: false,
        code,
      })
    },
  )

  test('and that is the order they are declared in', () => {
    const places = codes.map(code => ORDER_REFUSALS.indexOf(code as (typeof ORDER_REFUSALS)[number]))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})

test('custody: Shenzhen keeps shares per unit, Shanghai per account', () => {
  expect([
    custodyUnit('XSHE', { tradingUnit: '300001' }),
    custodyUnit('XSHG', { tradingUnit: '20001' }),
  ]).toEqual(['300001', ''])
})
