/** What is tried on a scratch counts there, and nowhere else. */
import { expect, test } from 'vitest'
import { books, clientNo } from '../testing/books.ts'
import { applyChanges } from './changes/change.ts'
import { scratchBooks } from './scratch-books.ts'
import { stateHash } from './state-hash.ts'

test('holds of a copied client move, the books do not', () => {
  const given = books({
    cash: { C1: '2000.00' },
    holdings: { 'C1 600000.XSHG': '100' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00']],
  })
  const before = stateHash(given)
  const scratch = scratchBooks(given, [clientNo('C1'), 1])
  const order = given.orders.get(1)!
  applyChanges(scratch, [
    { kind: 'recordOrder', order: { ...order, orderId: 2, holdCash: 500, status: 'queued', clOrdId: '' } },
  ])
  expect(scratch.cashAccounts.get(order.cashAccountNo)?.onHold).toBe(order.holdCash + 500)
  expect(scratch.clients.get(clientNo('C1'))?.cashAccounts[0]?.onHold).toBe(order.holdCash + 500)
  expect([scratch.orders.has(1), scratch.orders.has(2)]).toEqual([true, true])
  expect(scratch.counters.orderId).toBe(3)
  expect(given.orders.has(2)).toBe(false)
  expect(stateHash(given)).toBe(before)
})
