/** Open trades are today's and those carried over. Settling them leaves the figures unchanged and nothing open. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { cashFigures } from '../../books/figures.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { books, cashNo, clientNo, copyOf } from '../../testing/books.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { settleOpenTrades } from './open-settlement.ts'
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

test('one change a lot, and the three figures stay', () => {
  const on = copyOf(given)
  const before = cashFigures(on.cashAccounts.get(cashNo('C1'))!, on.day.businessDate)
  const changes = settleOpenTrades(on, openTrades(on, client(on)))
  expect(changes.map(change => describeChange(on, change))).toEqual([
    'settleCash 1000000101 purchases 2004.13 proceeds 944.46',
    'settleShares 1000000000002 bought 200 sold 0',
    'settleShares 1000000000001 bought 0 sold 100',
    'markTrade 2026-11-23/XSHG//T1/buy settled 2026-11-23',
    'markTrade 2026-11-23/XSHG//T2/buy settled 2026-11-23',
    'markTrade 2026-11-23/XSHE//T3/sell settled 2026-11-23',
  ])
  applyChanges(on, changes)
  expect(brokenInvariants(on)).toEqual([])
  expect(openTrades(on, client(on))).toEqual([])
  const { settled: _, ...figures } = cashFigures(on.cashAccounts.get(cashNo('C1'))!, on.day.businessDate)
  expect(before).toMatchObject(figures)
})

test('one of several: the lot keeps the rest', () => {
  const on = copyOf(given)
  applyChanges(on, settleOpenTrades(on, openTrades(on, client(on)).slice(1, 2)))
  expect(openTrades(on, client(on)).map(trade => trade.tradeSeq)).toEqual([1, 3])
  expect(on.cashAccounts.get(cashNo('C1'))?.unsettled[0]).toMatchObject({ settledPurchases: 99_907 })
})

test('carried to another day, when the trade has moved to history', () => {
  const on = copyOf(given)
  applyChanges(
    on,
    openTrades(on, client(on)).map(row => ({ kind: 'insert', table: 'open_trade', row }) as const),
  )
  on.trades.clear()
  client(on).trades.clear()
  on.day.businessDate = '2026-11-24'
  const changes = settleOpenTrades(on, openTrades(on, client(on)))
  expect(changes.map(change => change.kind)).toEqual([
    'settleCash',
    'settleShares',
    'settleShares',
    'update',
    'update',
    'update',
  ])
  applyChanges(on, changes)
  expect(openTrades(on, client(on))).toEqual([])
})
