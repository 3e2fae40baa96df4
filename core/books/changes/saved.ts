/** What to say of a row that is new, or that a decision has just looked up: an insert, or an update of what is known. */
import type { DeclaredTable, Rows } from '../records.ts'
import type { Insert } from './insert.ts'
import type { Update } from './update.ts'

export function saved<T extends DeclaredTable>(
  table: T,
  known: Readonly<Rows[T]> | undefined,
  row: Rows[T],
): Insert | Update {
  const kind = known === undefined ? 'insert' : 'update'
  return { kind, table, row } as unknown as Insert | Update
}
