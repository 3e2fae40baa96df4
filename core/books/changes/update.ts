/** update — a row of a declared table as it is from now on. A row that is not in memory is a bug: nothing could say what it was. */
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'
import { follow } from '../follow-rows.ts'
import { declarationOf, keyOfRecord, nameRow, unnameRow, type DeclaredTable, type Rows } from '../records.ts'
import { rowMap } from '../row-map.ts'

export type Update = { [T in DeclaredTable]: { kind: 'update'; table: T; row: Rows[T] } }[DeclaredTable]

export function applyUpdate(books: MutableBooks, { table, row }: Update): void {
  const declaration = declarationOf(table)
  // The record keeps its identity: others hold references to it.
  const known = present(
    rowMap(books, declaration, row)?.get(keyOfRecord(declaration, row)),
    `${table} ${keyOfRecord(declaration, row)}`,
  )
  // A new name or code is the only one from now on.
  unnameRow(books, declaration, known)
  Object.assign(known, row)
  nameRow(books, declaration, known)
  updated(books.dirty, table, known)
  follow(books, table, [known])
}
