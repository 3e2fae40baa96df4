/** What a report says about its order besides its fact; execution-report.test.ts has the other rows. */
import { describe, expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { disagreementOf, isBeyondLimit, misfitOf, type Told } from './report-against-order.ts'

const given = books({
  cash: { C1: '2000.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00'], ['C1 buy 100 600000.XSHG best-five-then-limit']],
})
const order = given.orders.get(1)!
const ALL: Told = {
  market: 'XSHG',
  code: '600000',
  securitiesAccount: 'A000000001',
  side: 'buy',
  tradeDate: '2026-11-23',
}

test.each([
  ['all agrees', ALL, 100_000, undefined],
  ['nothing is told', {}, 100_000, undefined],
  ['a trade date counts for a trade', { tradeDate: '2030-01-01' }, undefined, undefined],
  ['of the future', { tradeDate: '2030-01-01' }, 100_000, 'of another trade date than the order'],
  ["the market told is not the line's", { market: 'XSHE' }, 100_000, 'of another market than the order'],
  ['a fen above', {}, 100_001, 'at a price beyond the limit of the order'],
  ['below the lowest of the day', {}, 89_999, 'at a price outside the limits of the day'],
] as const)('%s', (_, told, price, expected) => {
  const report = { market: 'XSHG', tradingUnit: '20001', told } as const
  expect(disagreementOf(given, order, price === undefined ? report : { ...report, price })).toBe(expected)
})

test('a sale has its limit below, and who has none is not beyond it', () => {
  const sale = { ...order, side: 'sell' } as const
  expect([isBeyondLimit(sale, 99_999), isBeyondLimit(sale, 100_000)]).toEqual([true, false])
  expect(isBeyondLimit({ ...order, price: 0 }, 999_999)).toBe(false)
})

describe('figures', () => {
  const working = { isWorking: true }
  test.each([
    ['nothing told', {}, false, undefined],
    ['what we have', { cumulative: 40, leaves: 60, ...working }, true, undefined],
    ['more', { cumulative: 41 }, false, 'fills are missing here: the exchange counts more'],
    ['less, of old', { cumulative: 39, leaves: 61, ...working }, false, undefined],
    ['less, as news', { cumulative: 39 }, true, 'fills are missing there: the exchange counts less'],
    ['over: nothing is left', { cumulative: 40, leaves: 0 }, true, undefined],
    [
      'works, and nothing is left',
      { leaves: 0, ...working },
      true,
      'filled and left do not make up the order',
    ],
    [
      'filled beyond, nothing is left',
      { cumulative: 40, leaves: 60, orderQuantity: 100, limit: 100_000 },
      true,
      undefined,
    ],
    ['another quantity', { orderQuantity: 99 }, true, 'another quantity or limit than the order'],
    ['another limit', { limit: 99_999 }, true, 'another quantity or limit than the order'],
  ] as const)('%s', (_, told, isNews, expected) => {
    expect(misfitOf(order, 40, told, isNews)).toBe(expected)
  })

  test("what a market order became is its exchange's to say", () => {
    expect(misfitOf(given.orders.get(2)!, 0, { limit: 101_000 }, true)).toBeUndefined()
  })
})
