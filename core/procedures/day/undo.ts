/**
 * Takes back a run of the clearing (E21). Each decision of E11, E12 and E13, and each difference that a person resolves in between, is
 * written with the changes that undo it (core/books/tables/day/clearing-undo.ts). Entries are mirrored; a row stands again as it stood.
 *
 * This is the one place that knows what is taken back. A step of the day end that changes something which is not named here stops with a
 * broken assertion, so nothing is left behind unseen. Not taken back, and named as such: freezes and losses that have ended, requests
 * that nobody has approved, the certificate, which its run makes void.
 */
import { assert, present } from '../../base/assert.ts'
import { takeNumber } from '../../books/counters.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Insert } from '../../books/changes/insert.ts'
import type { Update } from '../../books/changes/update.ts'
import { recordOf } from '../../books/records.ts'
import type { Part } from '../../frame/rejection.ts'
import { accrualsBefore } from './accruals-before.ts'
import { unsettledCash, unsettledShares } from './unsettled.ts'

type Kind<K extends Change['kind']> = Extract<Change, { kind: K }>
type Undo = { [K in Change['kind']]?: (books: Books, change: Kind<K>) => readonly Change[] }
type Row<T extends Insert['table']> = Extract<Insert | Update, { table: T }>['row']
/** `isNew`: the decision makes the row. Undefined: the row stays as the decision leaves it. */
type Undone = {
  [T in Insert['table']]?: (books: Books, row: Row<T>, isNew: boolean) => Row<T> | undefined
}

const nothing = (): readonly Change[] => []

const UNDO: Undo = {
  post: (_, change) => [{ ...change, debit: change.credit, credit: change.debit, isMirror: true }],
  settleCash: (books, change) => [unsettledCash(books, change)],
  settleShares: (books, change) => [unsettledShares(books, change)],
  addCost: (_, change) => [{ ...change, amount: 0 - change.amount }],
  // The accumulators of every account that was touched are restored together (accruals-before.ts).
  capitaliseInterest: nothing,
  markTrade: (_, { kind, tradeKey, settledOn, clearingRun }) => [
    {
      kind,
      tradeKey,
      ...(settledOn === undefined ? {} : { settledOn: null }),
      ...(clearingRun === undefined ? {} : { clearingRun: 0 }),
    },
  ],
  setFreeze: (books, { kind, freeze }) => {
    const former = books.freezes.get(freeze.freezeNo)
    return freeze.status === 'in-force' && former !== undefined ? [{ kind, freeze: { ...former } }] : []
  },
  insert: (books, change) => undoneRow(books, change, true),
  update: (books, change) => undoneRow(books, change, false),
  amendClient: nothing,
  setDay: nothing,
}

const stays = (): undefined => undefined

const ROWS: Undone = {
  repo: (books, { clientNo, repoNo }) =>
    recordOf(present(books.clients.get(clientNo), 'client'), 'repo', repoNo),
  error_repo: (books, { tradeKey }) => books.errorRepos.get(tradeKey),
  // A listed trade stays listed: what is left for a teller does not depend on the run.
  open_trade: (books, { clientNo, tradeKey }) =>
    recordOf(present(books.clients.get(clientNo), 'client'), 'open_trade', tradeKey),
  pending_move: (books, row, isNew) => (isNew ? { ...row, amount: 0 } : books.pendingMoves.get(row.moveKey)),
  settlement_due: (books, row, isNew) =>
    isNew ? { ...row, ours: 0, theirs: null, paid: 0, isOpen: false } : books.settlementDues.get(row.dueKey),
  // When it is found again, it is listed again.
  discrepancy: (_, row) => ({ ...row, resolution: 'corrected', resolvedBy: null }),
  // The next run marks again what has changed.
  closing_price: stays,
  day_step: stays,
  certificate: stays,
  approval: stays,
  loss_report: stays,
  card: stays,
  credential: stays,
  securities_account: stays,
}

function undoneRow(books: Books, { table, row }: Insert | Update, isNew: boolean): readonly Change[] {
  const undone = ROWS[table] as Undone['repo']
  assert(undone !== undefined, `E21 does not know how a row of ${table} is taken back`)
  const former = undone(books, row as Row<'repo'>, isNew)
  return former === undefined ? [] : [{ kind: 'update', table, row: { ...former } } as Update]
}

/** What leads back, for changes that are about to be applied to these books; in the order in which it is to be applied. */
function undoOf(books: Books, changes: readonly Change[]): Change[] {
  return changes.toReversed().flatMap(change => {
    const undo = UNDO[change.kind] as ((books: Books, change: Change) => readonly Change[]) | undefined
    assert(undo !== undefined, `E21 does not know how ${change.kind} is taken back`)
    return undo(books, change)
  })
}

interface Decision {
  code: string
  clientNos?: readonly number[]
}

function rowOf(books: Books, { code, clientNos = [] }: Decision, changes: readonly Change[]): Change[] {
  if (changes.length === 0) return []
  const { businessDate, clearingRun: run } = books.day
  const row = { undoNo: takeNumber(books, 'undoNo'), businessDate, run, code, clientNos, changes }
  return [{ kind: 'insert', table: 'clearing_undo', row }]
}

/** The changes of a decision that is made at once, and what takes them back. */
export function undoable(books: Books, changes: readonly Change[], of: Decision): Change[] {
  return [...changes, ...rowOf(books, of, [...undoOf(books, changes), ...accrualsBefore(books, changes)])]
}

/** For a decision in parts: each part that is `noted` between `begin` and `kept` can be taken back. */
export interface UndoNotes {
  begin: Part
  noted: (part: Part) => Part
  kept: Part
}

export function undoNotes(of: Decision): UndoNotes {
  let steps: Change[] = []
  return {
    begin: () => {
      steps = []
      return []
    },
    noted: part => books => {
      const changes = part(books)
      steps = [...undoOf(books, changes), ...accrualsBefore(books, changes), ...steps]
      return changes
    },
    kept: books => rowOf(books, of, steps),
  }
}
