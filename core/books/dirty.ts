/**
 * What the batch under way has changed, by table. The commit writes the rows as they stand when the batch is closed,
 * so a row that changes ten times in a batch is written once.
 */
import { TABLES as DECLARED, type DeclaredName } from './records.ts'

/** The tables written most often; their SQL is written by hand. */
const BY_HAND = ['cash_account', 'holding', 'orders', 'trade', 'entry'] as const

export type TableName = (typeof BY_HAND)[number] | DeclaredName

export const TABLES: readonly TableName[] = [...BY_HAND, ...DECLARED.map(({ name }) => name as DeclaredName)]

/** Rows are told apart by identity: the live records of the books. */
export interface DirtyRows {
  inserted: Set<object>
  updated: Set<object>
  /** The updated rows whose hold alone has changed, so that no other column need be written. */
  held: Set<object>
}

export type Dirty = Record<TableName, DirtyRows>

export function noDirt(): Dirty {
  return Object.fromEntries(
    TABLES.map(table => [table, { inserted: new Set(), updated: new Set(), held: new Set() }]),
  ) as Dirty
}

export function inserted(dirty: Dirty, table: TableName, row: object): void {
  dirty[table].inserted.add(row)
}

export function updated(dirty: Dirty, table: TableName, row: object): void {
  const rows = dirty[table]
  if (rows.inserted.has(row)) return
  rows.updated.add(row)
  rows.held.delete(row)
}

/** Records that only the hold of the account has changed. */
export function held(dirty: Dirty, table: 'cash_account' | 'holding', row: object): void {
  const rows = dirty[table]
  if (rows.inserted.has(row) || rows.updated.has(row)) return
  rows.updated.add(row)
  rows.held.add(row)
}
