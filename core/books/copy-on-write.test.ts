/** What is written to the copy counts there, whatever way leads to it, and nowhere else. */
import { describe, expect, test } from 'vitest'
import { books, clientNo, type BookSpec } from '../testing/books.ts'
import { applyChanges } from './changes/change.ts'
import { copyOnWrite } from './copy-on-write.ts'
import { brokenInvariants } from './invariants.ts'
import { stateHash } from './state-hash.ts'

const C1 = clientNo('C1')
const SPEC: BookSpec = {
  cash: { C1: '2000.00' },
  holdings: { 'C1 600000.XSHG': '100' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00']],
}

describe('a copy', () => {
  test('has the same state, and its indexes lead to the same rows', () => {
    const given = books(SPEC)
    const copy = copyOnWrite(given)
    expect(stateHash(copy)).toBe(stateHash(given))
    expect(brokenInvariants(copy)).toEqual([])
    expect(copy.clients.get(C1)?.cashAccounts[0]).toBe([...copy.cashAccounts.values()][0])
    expect(copy.clients.get(C1)).not.toBe(given.clients.get(C1))
  })

  test('is written alone: holds, a new order, its number', () => {
    const given = books(SPEC)
    const before = stateHash(given)
    const copy = copyOnWrite(given)
    const order = given.orders.get(1)!
    applyChanges(copy, [
      { kind: 'recordOrder', order: { ...order, orderId: 2, holdCash: 500, status: 'queued', clOrdId: '' } },
    ])
    expect(copy.cashAccounts.get(order.cashAccountNo)?.onHold).toBe(order.holdCash + 500)
    expect(copy.clients.get(C1)?.cashAccounts[0]?.onHold).toBe(order.holdCash + 500)
    expect([...copy.orders.keys()]).toEqual([1, 2])
    expect([copy.counters.orderId, copy.dirty.orders.inserted.size]).toEqual([3, 1])
    expect(given.orders.has(2)).toBe(false)
    expect([given.counters.orderId, given.dirty.orders.inserted.size]).toEqual([2, 0])
    expect(stateHash(given)).toBe(before)
  })

  test('what leaves it is still in the books, and may come back', () => {
    const given = books(SPEC)
    const copy = copyOnWrite(given)
    expect([copy.orders.delete(1), copy.orders.delete(1)]).toEqual([true, false])
    expect([copy.orders.has(1), copy.orders.get(1), copy.orders.size]).toEqual([false, undefined, 0])
    expect(given.orders.has(1)).toBe(true)
    copy.orders.set(1, { ...given.orders.get(1)!, price: 1 })
    expect([...copy.orders.values()].map(({ price }) => price)).toEqual([1])
    expect(given.orders.get(1)?.price).toBe(100_000)
  })
})
