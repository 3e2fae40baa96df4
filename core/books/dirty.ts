/**
 * What the batch under way has changed, by table. The commit writes the rows as they stand when the batch is closed,
 * so a row that changes ten times in a batch is written once.
 */
import { RECORD_TABLES } from './records.ts'

export const TABLES = [
  'client',
  'cash_account',
  'unsettled_cash',
  'securities_account',
  'holding',
  'unsettled_shares',
  'freeze',
  'house_account',
  'orders',
  'trade',
  'entry',
  'voucher',
  'instrument',
  'market',
  'trading_unit',
  'parameter',
  'teller',
  'role',
  'credential',
  'approval',
  'business_day',
  'day_step',
  'depository_trade',
  'depository_holding',
  'depository_money',
  'certificate',
  'discrepancy',
  'unplaced',
  'batch_line',
  'batch_answer',
  ...RECORD_TABLES,
] as const

export type TableName = (typeof TABLES)[number]

/** Rows are told apart by identity: the live records of the books. */
export interface DirtyRows {
  inserted: Set<object>
  updated: Set<object>
  /** Those updated rows of which nothing but the hold has changed, so that nothing else need be written. */
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

/** Only the hold of the account has changed. */
export function held(dirty: Dirty, table: 'cash_account' | 'holding', row: object): void {
  const rows = dirty[table]
  if (rows.inserted.has(row) || rows.updated.has(row)) return
  rows.updated.add(row)
  rows.held.add(row)
}
