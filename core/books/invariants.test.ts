/** Each invariant finds what breaks it, by name, and nothing in books that are right. */
import { expect, test } from 'vitest'
import { books, cashNo, copyOf, holdingOf } from '../testing/books.ts'
import type { MutableBooks } from './books.ts'
import { brokenInvariants } from './invariants.ts'

const given = books({
  cash: { C1: '5000.00' },
  holdings: { 'C1 600000.XSHG': '300' },
  freezes: { C1: ['5.00 of 5.00'] },
  orders: [
    ['C1 buy 100 600000.XSHG @ 10.00', 'fill 40 @ 10.00'],
    ['C1 sell 100 600000.XSHG @ 10.00'],
    ['C1 buy 100 600000.XSHG @ 10.00', 'rejected'],
  ],
})
const account = (books: MutableBooks) => books.cashAccounts.get(cashNo('C1'))!

test('of what the changes have built, all hold', () => {
  expect(brokenInvariants(given)).toEqual([])
})

test.each<[string, (books: MutableBooks) => void, RegExp]>([
  ['money from nowhere', books => void account(books).settled++, /asset 1 of branch 1 sums to 1/],
  [
    'shares from nowhere',
    books => void holdingOf(books, 'C1', '600000.XSHG').settled--,
    /asset 1001 of branch 1 sums to -1/,
  ],
  ['money held by no order', books => void account(books).onHold++, /cash account 1000000101 holds/],
  [
    'shares held by no order',
    books => void holdingOf(books, 'C1', '600000.XSHG').onHold++,
    /holding 1000000000001 holds/,
  ],
  [
    'an ended order that holds',
    books => void (books.orders.get(3)!.holdCash = 1),
    /order 3 is rejected and holds/,
  ],
  ['money frozen by nobody', books => void account(books).frozen++, /cash 1000000101 has 501 frozen/],
  [
    'a freeze beyond its order',
    books => void (books.freezes.get(1)!.ordered = 1),
    /freeze 1 is more than was ordered/,
  ],
  [
    'a freeze that has ended and freezes',
    books => void (books.freezes.get(1)!.status = 'expired'),
    /freeze 1 is expired and freezes/,
  ],
  [
    'an order filled without a trade',
    books => void books.orders.get(1)!.filledQuantity++,
    /order 1 is filled 41/,
  ],
  [
    'fees that no trade bears',
    books => void (books.orders.get(1)!.fees = { ...books.orders.get(1)!.fees, stampDuty: 9 }),
    /order 1 is filled/,
  ],
  [
    'half a fen',
    books => void (account(books).uncleared += 0.5),
    /cash account 1000000101 has impossible figures/,
  ],
  [
    'settled more than was bought',
    books => void (account(books).unsettled[0]!.settledPurchases = 1e9),
    /impossible figures/,
  ],
  [
    'a negative restriction',
    books => void (holdingOf(books, 'C1', '600000.XSHG').restricted = -1),
    /holding 1000000000001 has impossible figures/,
  ],
  [
    'canceled more than was ordered',
    books => void (books.orders.get(2)!.canceledQuantity = 101),
    /order 2 has impossible figures/,
  ],
  ['a holding under a wrong key', books => books.holdingsByKey.clear(), /holding A000000001.XSHG/],
  [
    'an instrument under an old code',
    books => void books.instrumentsById.set('600999.XSHG', books.instruments.get(1001)!),
    /an instrument is not found/,
  ],
  [
    'a copy of an account',
    books => void (books.clients.get(10_000_001)!.cashAccounts[0] = { ...account(books) }),
    /an account of client 10000001/,
  ],
])('%s', (_, harm, found) => {
  const harmed = copyOf(given)
  harm(harmed)
  expect(brokenInvariants(harmed).join('\n')).toMatch(found)
})
