/**
 * What a decision of the clearing has written to take it back (clearing_undo) does so: applied behind the decision, it leaves the books as
 * they were, but for what is never undone.
 */
import { expect } from 'vitest'
import type { MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import { brokenInvariants } from '../books/invariants.ts'
import { stateLines } from '../books/state-hash.ts'
import type { ClearingUndo } from '../books/tables/day/clearing-undo.ts'
import { takingBack } from '../procedures/day/taking-back.ts'
import { copyOf } from './books.ts'

export const undoRows = (changes: readonly Change[]): ClearingUndo[] =>
  changes.flatMap(change =>
    change.kind === 'insert' && change.table === 'clearing_undo' ? [change.row] : [],
  )

/** As they come back from the table. */
const stored = ({ changes }: ClearingUndo): Change[] => JSON.parse(JSON.stringify(changes)) as Change[]

/** Takes back what these rows say, the newest first. */
export function takeBack(books: MutableBooks, rows: readonly ClearingUndo[], isMoved = false): void {
  for (const row of rows.toReversed())
    for (const change of stored(row)) applyChanges(books, takingBack(books, change, isMoved))
}

/** `after` are the books `before` with these changes. */
export function expectTakenBack(before: MutableBooks, after: MutableBooks, changes: readonly Change[]): void {
  const rows = undoRows(changes)
  if (rows.length === 0) return
  const back = copyOf(after)
  takeBack(back, rows)
  expect(brokenInvariants(back)).toEqual([])
  const expected = copyOf(before)
  applyChanges(expected, changes.filter(isNeverUndone))
  expect(compared(back)).toEqual(compared(expected))
}

const NEVER = new Set([
  'closing_price',
  'day_step',
  'certificate',
  'approval',
  'loss_report',
  'card',
  'credential',
  'securities_account',
])

function isNeverUndone(change: Change): boolean {
  if (change.kind === 'setFreeze') return change.freeze.status !== 'in-force'
  if (change.kind === 'insert') return NEVER.has(change.table) || change.table === 'open_trade'
  if (change.kind === 'update') return NEVER.has(change.table)
  return change.kind === 'amendClient' || change.kind === 'setDay' || change.kind === 'openHolding'
}

/** Rows that a run has made stay with nothing in them, and numbers that were handed out stay so. */
function compared(books: MutableBooks): Map<string, string> {
  const empty = [
    ...[...books.houseAccounts.values()]
      .filter(({ balance }) => balance === 0)
      .map(({ key }) => `houseAccounts ${key} `),
    ...[...books.pendingMoves.values()]
      .filter(({ amount }) => amount === 0)
      .map(({ moveKey }) => `pendingMoves ${moveKey} `),
    ...[...books.settlementDues.values()]
      .filter(({ ours, paid }) => ours === 0 && paid === 0)
      .map(({ dueKey }) => `settlementDues ${dueKey} `),
  ]
  const isLeft = (path: string): boolean =>
    path.startsWith('counters ') ||
    path.startsWith('discrepancies ') ||
    (/ (purchases|proceeds|bought|sold|settledPurchases|settledProceeds|settledBought|settledSold|[a-zA-Z]*Date|[a-zA-Z]*From)$/.test(
      path,
    ) &&
      isEmptyLot(books, path)) ||
    empty.some(key => path.startsWith(key))
  return new Map([...stateLines(books)].filter(([path]) => !isLeft(path)))
}

/** A lot into which the run posted first. */
function isEmptyLot(books: MutableBooks, path: string): boolean {
  const [map, key] = path.split(' ')
  const account =
    map === 'cashAccounts' ? books.cashAccounts.get(Number(key)) : books.holdings.get(Number(key))
  return path.includes(' unsettled ') && account !== undefined && lotOf(account.unsettled, path)
}

function lotOf(lots: readonly object[], path: string): boolean {
  return lots.some(lot => {
    const amounts = Object.entries(lot).filter(
      ([name]) => /^(purchases|proceeds|bought|sold|settled)/.test(name) && !name.endsWith('Date'),
    )
    const dates = Object.values(lot).filter(value => typeof value === 'string')
    return amounts.every(([, amount]) => amount === 0) && dates.every(date => path.includes(date))
  })
}
