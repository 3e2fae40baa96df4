/** What an order lets go is waited for by freezes; what its successor takes over is not free. */
import { expect, test } from 'vitest'
import { applyChanges } from '../books/changes/change.ts'
import { availableCash } from '../books/figures.ts'
import { present } from '../base/assert.ts'
import { books, clientNo, type BookSpec } from '../testing/books.ts'
import { heldBy, releaseHold } from './release-hold.ts'

const NOTHING = { cash: 0, shares: 0 }

function effectiveAfter(spec: BookSpec, kept = NOTHING): number[] {
  const built = books(spec)
  const order = present([...built.orders.values()][0], 'order')
  applyChanges(built, releaseHold(built, order, NOTHING, kept))
  return present(built.clients.get(clientNo('C1')), 'client').freezes.map(({ effective }) => effective)
}

const SELL: BookSpec = {
  cash: { C1: '2000.00' },
  holdings: { 'C1 600000.XSHG': '500' },
  orders: [['C1 sell 500 600000.XSHG @ 10.00']],
  freezes: { 'C1 600000.XSHG': ['0 of 200', '0 of 400'] },
}

test('shares go to the freezes that wait, by rank', () => {
  expect(effectiveAfter(SELL)).toEqual([200, 300])
})

test('what the rest of the order takes over stays its own', () => {
  expect(effectiveAfter(SELL, { cash: 0, shares: 400 })).toEqual([100, 0])
})

test('money too: nothing of it can be used meanwhile', () => {
  const spec: BookSpec = {
    cash: { C1: '2000.00' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00']],
    freezes: { C1: ['1900.00 of 1990.00'] },
  }
  const built = books(spec)
  const order = present([...built.orders.values()][0], 'order')
  applyChanges(built, releaseHold(built, order, NOTHING))
  const account = present([...built.cashAccounts.values()][0], 'cash account')
  expect(availableCash(account, built.day.businessDate)).toBe(1000)
})

test('nothing waits, nothing but the hold changes', () => {
  const { freezes: _, ...spec } = SELL
  const built = books(spec)
  const order = present([...built.orders.values()][0], 'order')
  expect(releaseHold(built, order, NOTHING)).toEqual([
    { kind: 'setOrderHold', orderId: order.orderId, cash: 0, shares: 0 },
  ])
  expect(heldBy(releaseHold(built, order, NOTHING))).toEqual(NOTHING)
})
