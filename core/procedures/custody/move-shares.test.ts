/** Shares move with their cost; the last share takes the remaining cost. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { books, clientNo, holdingOf } from '../../testing/books.ts'
import { costOf, sharesAcross } from './move-shares.ts'

test.each([
  [3, '1000.00', 1, 33_333],
  [3, '1000.00', 2, 66_667],
  [3, '1000.00', 3, 100_000],
  [3, '-1000.00', 1, -33_333],
  [0, '5.00', 1, 500],
])('of %i shares that have cost %s, %i take %i', (quantity, cost, taken, expected) => {
  const built = books({ holdings: { 'C1 600000.XSHG': String(quantity) } })
  const holding = holdingOf(built, 'C1', '600000.XSHG')
  holding.cost = Math.round(Number(cost) * 100)
  expect(costOf(holding, taken)).toBe(expected)
})

test('across and back: nothing is lost, in shares or in cost', () => {
  const built = books({ holdings: { 'C1 600000.XSHG': '3 cost 10.00' } })
  const client = built.clients.get(clientNo('C1'))!
  const free = holdingOf(built, 'C1', '600000.XSHG')
  const movement = { entry: 'pledge', quantity: 2, tradeDate: built.day.businessDate } as const
  const there = sharesAcross(built, client, { from: free, shareNature: 'pledged', movement })
  applyChanges(built, there.changes)
  const pledged = built.holdings.get(there.holdingNo)!
  expect([free.settled, free.cost, pledged.settled, pledged.cost]).toEqual([1, 333, 2, 667])
  applyChanges(built, sharesAcross(built, client, { from: pledged, shareNature: '', movement }).changes)
  expect([free.settled, free.cost, pledged.settled, pledged.cost]).toEqual([3, 1_000, 0, 0])
  expect(brokenInvariants(built)).toEqual([])
})
