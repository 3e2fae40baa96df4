/** A new order holds at once; released, it is in the stream for its exchange. */
import { describe, expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { brokenInvariants } from '../invariants.ts'
import { applyChanges } from './change.ts'
import type { RecordOrder } from './record-order.ts'

const given = () => books({ cash: { C1: '2000.00' }, holdings: { 'C1 600000.XSHG': '100' } })
const order = {
  orderId: 1,
  tradeDate: '2026-11-23',
  clientNo: 10_000_001,
  cashAccountNo: 1_000_000_101,
  securitiesAccountId: 'A000000001.XSHG',
  holdingNo: 1_000_000_000_001,
  instrumentNo: 1001,
  market: 'XSHG',
  tradingUnit: '20001',
  side: 'sell',
  orderType: 'limit',
  price: 100_000,
  quantity: 100,
  channel: 'counter',
  tellerNo: 1001,
  enteredAt: 5,
  holdPrice: 100_000,
  holdCash: 200,
  holdShares: 100,
  status: 'pendingNew',
  clOrdId: 'O000000001',
} as const
const record = (differing: Partial<RecordOrder['order']> = {}): RecordOrder => ({
  kind: 'recordOrder',
  order: { ...order, ...differing },
})

describe('recordOrder', () => {
  test('holds money and shares and leaves', () => {
    const books = given()
    applyChanges(books, [record()])
    expect([
      books.cashAccounts.get(1_000_000_101)?.onHold,
      books.holdings.get(1_000_000_000_001)?.onHold,
    ]).toEqual([200, 100])
    expect(books.outgoing).toEqual([
      {
        kind: 'new-order',
        orderId: 1,
        clOrdId: 'O000000001',
        tradeDate: '2026-11-23',
        market: 'XSHG',
        tradingUnit: '20001',
        clientNo: 10_000_001,
        branchNo: 1,
        securitiesAccount: 'A000000001',
        code: '600000',
        side: 'sell',
        orderType: 'limit',
        price: 100_000,
        quantity: 100,
      },
    ])
    expect([
      books.dirty.orders.inserted.size,
      books.dirty.cash_account.updated.size,
      books.dirty.holding.updated.size,
    ]).toEqual([1, 1, 1])
    expect([...books.clients.get(10_000_001)!.orders]).toEqual([1])
    expect(brokenInvariants(books)).toEqual([])
  })

  test('one that reached the exchange by another path stays, and is found by the number it has there', () => {
    const books = given()
    applyChanges(books, [record({ status: 'new', clOrdId: 'E1', exchangeOrderId: 'X9' })])
    expect(books.outgoing).toEqual([])
    expect(books.supplements).toEqual(new Map([['XSHG/X9', 1]]))
  })

  test('queued it stays', () => {
    const books = given()
    applyChanges(books, [record({ status: 'queued', clOrdId: '' })])
    expect(books.outgoing).toEqual([])
  })

  test.each([
    ['a number used before', [record(), record()], /used once/],
    ['released without an id', [record({ clOrdId: '' })], /has a clOrdId/],
    ['a negative hold', [record({ holdCash: -1 })], /not negative/],
    ['of nobody', [record({ clientNo: 1 })], /client is missing/],
  ])('%s is a bug of ours', (_, changes, message) => {
    expect(() => applyChanges(given(), changes)).toThrow(message)
  })
})
