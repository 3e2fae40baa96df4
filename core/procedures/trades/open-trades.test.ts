/** Open trades are today's and those carried over, in the order in which they were made. */
import { expect, test } from 'vitest'
import { books, clientNo } from '../../testing/books.ts'
import { openTrades } from './open-trades.ts'

const given = books({
  clients: { C1: 'mode 3' },
  cash: { C1: '3000.00' },
  holdings: { 'C1 000001.XSHE': '300' },
  orders: [
    ['C1 buy 200 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1', 'fill 100 @ 9.99 as T2'],
    ['C1 sell 300 000001.XSHE @ 9.00', 'fill 100 @ 9.50 as T3'],
  ],
})
const client = (on = given) => on.clients.get(clientNo('C1'))!

test('in the order they were made, with what each brought', () => {
  expect(openTrades(given, client()).map(trade => [trade.tradeSeq, trade.mode, trade.net])).toEqual([
    [1, 3, -100_506],
    [2, 3, -99_907],
    [3, 3, 94_446],
  ])
})
