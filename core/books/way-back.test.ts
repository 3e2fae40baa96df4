/** What was applied is taken back whole, in the middle of a batch; what was there before stays as it is, for the disk too. */
import { expect, test } from 'vitest'
import { executionReport } from '../inbound/execution-report.ts'
import { custodyRequest } from '../procedures/custody/request-custody.ts'
import { books, happen, reportOf } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import type { MutableBooks } from './books.ts'
import { applyChanges, type Change } from './changes/change.ts'
import { TABLES } from './dirty.ts'
import { stateLines } from './state-hash.ts'
import { wayBackOf } from './way-back.ts'

const IMPOSSIBLE: Change = { kind: 'advanceOrder', orderId: 99, status: 'new' }

function written(given: MutableBooks): unknown[] {
  return TABLES.flatMap(table => [
    ...[...given.dirty[table].inserted].map(row => [table, 'inserted', row]),
    ...[...given.dirty[table].updated].map(row => [table, 'updated', row]),
  ])
}

function expectTakenBack(given: MutableBooks, changes: readonly Change[]): void {
  const [lines, rows, outgoing] = [stateLines(given), written(given), [...given.outgoing]]
  const ownSets = [...given.clients.values()].map(({ orders, trades }) => [...orders, ...trades])
  const wayBack = wayBackOf(given)
  wayBack.begin()
  expect(() => wayBack.apply([...changes, IMPOSSIBLE])).toThrow(/order is missing/)
  expect(stateLines(given)).not.toEqual(lines)
  wayBack.undo()
  expect(stateLines(given)).toEqual(lines)
  expect(written(given)).toEqual(rows)
  expect(given.outgoing).toEqual(outgoing)
  expect([...given.clients.values()].map(({ orders, trades }) => [...orders, ...trades])).toEqual(ownSets)
}

const given = (): MutableBooks =>
  books({
    clients: { C1: 'mode 1, boards convertible repo-borrow' },
    cash: { C1: '9000.00' },
    holdings: { 'C1 600000.XSHG': '300' },
    instruments: { '204001.XSHG': 'repo, T+0, unlimited' },
    orders: [
      ['C1 buy 400 600000.XSHG @ 10.00', 'accepted', 'fill 100 @ 10.00 as T1', 'cancel'],
      ['C1 sell 1000 204001.XSHG @ 2.00', 'accepted'],
      ['C1 buy 100 000001.XSHE @ 10.00', 'accepted'],
    ],
  })

test.each([
  ['a fill of what is held', 1, 'fill 300 @ 10.00'],
  ['a fill of what was not held', 3, 'fill 100 @ 10.00'],
  ['a fill that opens a repo', 2, 'fill 1000 @ 2.00'],
  ['a cancel', 1, 'canceled 300'],
])('%s', (_, orderId, event) => {
  const on = given()
  if (orderId === 1) on.orders.get(1)!.cancelQuantity = 100
  // The batch under way has rows of its own.
  happen(on, 3, 'fill 1 @ 10.00 as T7')
  expectTakenBack(on, executionReport.decide(on, reportOf(on, orderId, event), aMeta()))
  happen(on, orderId, event)
  expectTakenBack(on, [
    { kind: 'askOrder', orderId: 1 },
    { kind: 'addCost', holdingNo: [...on.holdings.keys()][0]!, amount: 1 },
  ])
})

test('a record that lies with its client alone, and one that is on a list', () => {
  const on = given()
  const account = on.securitiesAccounts.get('A000000001.XSHG')!
  const asked = custodyRequest(on, aMeta(), { account, request: { kind: 'revoke-designation' } })
  expectTakenBack(on, [asked])
  applyChanges(on, [asked])
  const [transfer] = [...on.clients.values()].flatMap(({ records }) => [
    ...(records.custody_transfer?.values() ?? []),
  ])
  expectTakenBack(on, [{ kind: 'setTransfer', transfer: { ...transfer!, status: 'sent' } }])
  expectTakenBack(on, [{ kind: 'insert', table: 'till', row: { tillKey: 'x' } as never }])
})

test('the day', () => {
  expectTakenBack(given(), [{ kind: 'setDay', businessDate: '2026-11-23', phase: 'day-end' }])
})

test('the parameters are no fact to change', () => {
  const on = given()
  const before = on.parameters
  const row = { parameterNo: 1, tableName: 'settings', values: {} } as never
  wayBackOf(on).begin()
  expect(() => wayBackOf(on).apply([{ kind: 'insert', table: 'parameter', row }])).toThrow()
  wayBackOf(on).undo()
  expect(on.parameters).toBe(before)
  expect(on.parameterRows.size).toBe(0)
})
