/** Where a row is booked and what is kept of it. X08's tests show the rows that are refused. */
import { expect, test } from 'vitest'
import { AmountOutOfRange } from '../../base/money.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import type { FileOpening } from '../../frame/gathered.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { placeOpenings, takeOver } from './take-over.ts'

const row: FileOpening = {
  lineNo: 3,
  securitiesAccount: 'A000000001',
  tradingUnit: '',
  code: '019547',
  shareNature: 'tradable',
  acquiredOn: '2026-03-02',
  quantity: 100,
  cost: 90_000,
}

function after(rows: readonly FileOpening[]) {
  const built = books({ instruments: { '019547.XSHG': 'government-bond' } })
  const placed = placeOpenings(built, 'XSHG', rows)
  if ('code' in placed) return placed
  applyChanges(built, takeOver(built, placed, aMeta()))
  expect(brokenInvariants(built)).toEqual([])
  return built
}

test('pledged bonds lie apart; purchases of one security together; each keeps its date and its cost', () => {
  const built = after([
    row,
    { ...row, lineNo: 4, shareNature: 'pledged', quantity: 60 },
    { ...row, lineNo: 5, acquiredOn: '2026-11-23', quantity: 7, cost: 5 },
  ])
  expect(built).toHaveProperty('vouchers')
  if ('code' in built) return
  expect(built.clients.get(clientNo('C1'))?.holdings).toMatchObject([
    { shareNature: '', settled: 107, cost: 90_005 },
    { shareNature: 'pledged', settled: 60, cost: 90_000 },
  ])
  expect(
    [...built.vouchers.values()].map(({ valueDate, amount, cost }) => [valueDate, amount, cost]),
  ).toEqual([
    ['2026-03-02', 100, 90_000],
    ['2026-03-02', 60, 90_000],
    ['2026-11-23', 7, 5],
  ])
})

test('one row without a place: none of them', () => {
  expect(after([row, { ...row, lineNo: 4, securitiesAccount: 'A000000099' }])).toMatchObject({
    code: 'opening_account_unknown',
    values: { line: '4', account: 'A000000099' },
  })
})

test.each(['quantity', 'cost'] as const)(
  'what no integer holds is refused before anything is booked: %s',
  name => {
    const rows = (each: number) =>
      [5, 6].map(lineNo => ({ ...row, lineNo, acquiredOn: `2026-03-0${lineNo}`, [name]: each }))
    expect(after(rows(500_000_000_000_000))).toHaveProperty('vouchers')
    expect(() => after(rows(500_000_000_000_001))).toThrow(AmountOutOfRange)
  },
)
