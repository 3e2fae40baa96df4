/** Where the rows of a declared table lie in memory. */
import { present } from '../base/assert.ts'
import type { MutableBooks } from './books.ts'
import { collectionOf, isClientRecord, type RecordKey } from './records.ts'
import type { TableDeclaration } from './tables/define-table.ts'

/** The map with the row's neighbours: of the books, or of the client whose it is. Undefined where rows are only stored. */
export function rowMap(
  books: MutableBooks,
  table: TableDeclaration,
  row: object,
): Map<RecordKey, object> | undefined {
  const { name, collection } = table
  if (collection !== undefined) return collectionOf(books, table)
  if (!isClientRecord(name)) return undefined
  const { clientNo } = row as { clientNo: number }
  const { records } = present(books.clients.get(clientNo), `client ${clientNo}`)
  return (records[name] ??= new Map())
}
