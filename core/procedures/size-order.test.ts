/** Sizes are shown by C02; here slices and amounts. */
import { describe, expect, test } from 'vitest'
import { books, clientNo } from '../testing/books.ts'
import { sizeOrder, sliced } from './size-order.ts'

test.each([
  [100, 1000, 100, [100]],
  [1000, 1000, 100, [1000]],
  [1001, 1000, 1, [1000, 1]],
  [2500, 1000, 100, [1000, 1000, 500]],
  [1050, 1000, 200, [800, 250]],
  [2050, 1000, 200, [1000, 800, 250]],
])('%i in orders of %i to %i', (quantity, largest, smallest, expected) => {
  expect(sliced(quantity, largest, smallest)).toEqual(expected)
})

describe('by amount', () => {
  const given = books({ cash: { C1: '3015.25' }, holdings: { 'C1 600000.XSHG': '1030' } })
  const request = {
    clientNo: clientNo('C1'),
    instrument: '600000.XSHG',
    orderType: 'limit',
    price: 100_000,
  } as const
  test.each([
    ['a buy with its fees', 'buy', 201_000, [200]],
    ['a buy, a fen short', 'buy', 100_505, 'size_comes_to_nothing'],
    ['a buy just so', 'buy', 100_506, [100]],
    ['no more than there is', 'buy', 99_999_999, [300]],
    ['a sale', 'sell', 250_000, [200]],
    ['a sale of more than there is', 'sell', 99_999_999, [1030]],
    ['a sale of less than a lot', 'sell', 99_999, 'size_comes_to_nothing'],
  ] as const)('%s', (_, side, amount, expected) => {
    const sized = sizeOrder(given, { ...request, side }, { by: 'amount', amount })
    expect('code' in sized ? sized.code : sized).toEqual(expected)
  })

  test('of nobody', () => {
    expect(
      sizeOrder(given, { ...request, clientNo: 1, side: 'buy' }, { by: 'amount', amount: 1 }),
    ).toMatchObject({
      code: 'client_not_found',
    })
  })
})
