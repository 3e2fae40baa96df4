/**
 * put — writes one whole row of a declared table: reference data, people, vouchers, steps, lists. It carries no balance.
 *
 * Inserts it or replaces the one with its key. Records with balances, orders and trades have changes of their own.
 */
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { inserted, updated } from '../dirty.ts'
import { follow } from '../follow-rows.ts'
import {
  collectionOf,
  declarationOf,
  isClientRecord,
  keyOfRecord,
  nameRow,
  unnameRow,
  type DeclaredTable,
  type RecordKey,
  type Rows,
} from '../records.ts'
import type { TableDeclaration } from '../tables/define-table.ts'

export type Put = { [T in DeclaredTable]: { kind: 'put'; table: T; row: Rows[T] } }[DeclaredTable]

export function applyPut(books: MutableBooks, { table, row }: Put): void {
  const declaration = declarationOf(table)
  const rows = rowsFor(books, declaration, row)
  if (rows === undefined) return inserted(books.dirty, table, row)
  const key = keyOfRecord(declaration, row)
  const { counter } = declaration
  if (counter !== undefined) books.counters[counter] = Math.max(books.counters[counter], Number(key) + 1)
  // A record that exists keeps its identity: others hold references to it.
  const known = rows.get(key)
  const record = known ?? { ...row }
  if (known === undefined) {
    rows.set(key, record)
    inserted(books.dirty, table, record)
  } else {
    // A new name or code is the only one from now on.
    unnameRow(books, declaration, known)
    Object.assign(known, row)
    updated(books.dirty, table, known)
  }
  nameRow(books, declaration, record)
  follow(books, table, [record])
}

/** Undefined where nobody keeps the rows: they are only stored. */
function rowsFor(
  books: MutableBooks,
  declaration: TableDeclaration,
  row: object,
): Map<RecordKey, object> | undefined {
  const { name, collection } = declaration
  if (collection !== undefined) return collectionOf(books, declaration)
  if (!isClientRecord(name)) return undefined
  const { clientNo } = row as { clientNo: number }
  const { records } = present(books.clients.get(clientNo), `client ${clientNo}`)
  return (records[name] ??= new Map())
}
