/** Chooses between an insert for a new row and an update for one that is known. */
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
