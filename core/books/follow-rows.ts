/** What the books keep besides a row, because it follows from it: done whenever rows are put or loaded. */
import { withOverlaidTable, type StoredParameter } from '../rules/overlay-parameters.ts'
import type { MutableBooks } from './books.ts'
import { noteDoubt } from './doubts.ts'
import type { DeclaredTable, Rows } from './records.ts'

type Follow = { [T in DeclaredTable]?: (books: MutableBooks, rows: readonly Rows[T][]) => void }

const FOLLOW: Follow = {
  parameter: overlay,
  unplaced: (books, rows) => rows.forEach(row => noteDoubt(books, row)),
  voucher: (books, rows) => {
    for (const { clientNo, voucherNo } of rows) books.clients.get(clientNo)?.vouchers.add(voucherNo)
  },
}

export function follow(books: MutableBooks, table: DeclaredTable, rows: readonly object[]): void {
  const done = FOLLOW[table] as ((books: MutableBooks, rows: readonly object[]) => void) | undefined
  done?.(books, rows)
}

/** Overlays again the tables of the rules to which the rows belong. */
function overlay(books: MutableBooks, rows: readonly StoredParameter[]): void {
  for (const tableName of new Set(rows.map(row => row.tableName)))
    books.parameters = withOverlaidTable(books.parameters, books.defaultParameters, {
      tableName,
      stored: books.parameterRows.values(),
    })
}
