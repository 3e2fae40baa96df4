/** C02's tests show the sizes; these show amounts. */
import { describe, expect, test } from 'vitest'
import { books, clientNo } from '../../testing/books.ts'
import { sizeOrder } from './size-order.ts'

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

describe('by part or amount, of what the order is made with', () => {
  const given = books({
    clients: { C1: 'boards repo-borrow' },
    cash: { C1: '3000.00' },
    instruments: {
      '019547.XSHG': 'government-bond, T+0, unlimited, accrued 1.0000',
      '204001.XSHG': 'repo, T+0, unlimited',
    },
    holdings: {
      'C1 019547.XSHG': '300000',
      'C1 600000.XSHG': '1000',
      'C1 000001.XSHE at 300002': '70',
      'C1 000001.XSHE': '230',
    },
    units: { '300002': 'running' },
  })
  const pledged = books({
    holdings: { 'C1 019547.XSHG': '10000 pledged' },
    instruments: { '019547.XSHG': 'government-bond', '204001.XSHG': 'repo' },
  })
  pledged.parameters = {
    ...pledged.parameters,
    conversionRatios: [{ key: '019547.XSHG', from: '2026-11-23', ratio: 9_600, source: '' }],
  }
  const half = { by: 'share', parts: 1, of: 2 } as const
  const all = { by: 'share', parts: 1, of: 1 } as const
  const amount = (fen: number) => ({ by: 'amount', amount: fen }) as const
  test.each([
    // 100,000 of face value at 99 with 1 accrued interest are 100,000.00 yuan.
    ['a bond sold for an amount', '019547.XSHG', 'sell', 990_000, amount(20_000_000), [200_000]],
    ['a bond sold for a fen less', '019547.XSHG', 'sell', 990_000, amount(19_999_999), [100_000]],
    ['a loan of all money, its commission kept', '204001.XSHG', 'sell', 20_000, all, [2_000]],
    ['a loan of an amount', '204001.XSHG', 'sell', 20_000, amount(100_001), [1_000]],
    ['shares at two units: an order for each', '000001.XSHE', 'sell', 100_000, all, [230, 70]],
    ['half of them: whole lots of each', '000001.XSHE', 'sell', 100_000, half, [100]],
    ['an amount: the second unit has the rest', '000001.XSHE', 'sell', 100_000, amount(300_000), [230, 70]],
  ] as const)('%s', (_, instrument, side, price, size, expected) => {
    const request = { clientNo: clientNo('C1'), instrument, side, orderType: 'limit', price } as const
    expect(sizeOrder(given, request, size)).toEqual(expected)
  })

  const borrowing = {
    clientNo: clientNo('C1'),
    instrument: '204001.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: 20_000,
  } as const
  test.each([
    ['all standard bonds', all, [9_000]],
    ['half of them', half, [4_000]],
    ['an amount', amount(300_000), [3_000]],
  ] as const)('borrowing: %s', (_, size, expected) => {
    expect(sizeOrder(pledged, borrowing, size)).toEqual(expected)
  })

  test('pledged bonds are not among those that are sold', () => {
    const selling = {
      clientNo: clientNo('C1'),
      instrument: '019547.XSHG',
      side: 'sell',
      orderType: 'limit',
      price: 990_000,
    } as const
    expect(sizeOrder(pledged, selling, all)).toMatchObject({ code: 'size_comes_to_nothing' })
  })
})
