/** Parts of a dry run see what the ones before them would have left; the books never hear of it. */
import { expect, test } from 'vitest'
import { takeNumber } from '../books/counters.ts'
import { stateHash } from '../books/state-hash.ts'
import { books } from '../testing/books.ts'
import { dryRun } from './dry-run.ts'

test('each part goes on where the last one stopped', () => {
  const given = books({ orders: [['C1 buy 100 600000.XSHG @ 10.00']], cash: { C1: '2000.00' } })
  const before = stateHash(given)
  const trial = dryRun(given)
  const seen: number[] = []
  for (let i = 0; i < 3; i++)
    trial.run(left => {
      seen.push(left.orders.size)
      const order = { ...left.orders.get(1)!, orderId: takeNumber(left, 'orderId'), clOrdId: '' }
      return [{ kind: 'recordOrder', order: { ...order, status: 'queued' } }]
    })
  expect(seen).toEqual([1, 2, 3])
  expect([...trial.books.orders.keys()]).toEqual([1, 2, 3, 4])
  expect(stateHash(given)).toBe(before)
})
