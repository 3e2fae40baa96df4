/**
 * insert — a new row of a declared table: reference data, people, vouchers, steps, lists. It carries no balance; records with
 * balances, orders and trades have changes of their own. A row whose key is taken is a bug.
 */
import { assert } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { numberUsed } from '../counters.ts'
import { inserted } from '../dirty.ts'
import { follow } from '../follow-rows.ts'
import { declarationOf, keyOfRecord, nameRow, type DeclaredTable, type Rows } from '../records.ts'
import { rowMap } from '../row-map.ts'

export type Insert = { [T in DeclaredTable]: { kind: 'insert'; table: T; row: Rows[T] } }[DeclaredTable]

export function applyInsert(books: MutableBooks, { table, row }: Insert): void {
  const declaration = declarationOf(table)
  const rows = rowMap(books, declaration, row)
  const key = keyOfRecord(declaration, row)
  const { counter } = declaration
  if (counter !== undefined) numberUsed(books, counter, Number(key))
  if (rows === undefined) return inserted(books.dirty, table, row)
  assert(!rows.has(key), `${table} ${key} is there already`)
  const record = { ...row }
  rows.set(key, record)
  nameRow(books, declaration, record)
  inserted(books.dirty, table, record)
  follow(books, table, [record])
}
