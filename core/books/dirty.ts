/**
 * What the batch under way has changed, by table. The commit writes the rows as they stand when the batch is closed,
 * so a row that changes ten times in a batch is written once.
 */
export const TABLES = [
  'client', 'cash_account', 'unsettled_cash', 'securities_account', 'holding', 'unsettled_shares', 'freeze', 'house_account',
  'orders', 'trade', 'entry', 'voucher', 'instrument', 'market', 'trading_unit', 'parameter', 'teller', 'role', 'credential',
  'approval', 'business_day', 'day_step', 'depository_trade', 'depository_holding', 'depository_money', 'certificate', 'discrepancy', 'unplaced',
] as const

export type TableName = (typeof TABLES)[number]

/** Rows are told apart by identity: the live records of the books. */
export interface DirtyRows {
  inserted: Set<object>
  updated: Set<object>
}

export type Dirty = Record<TableName, DirtyRows>

export function noDirt(): Dirty {
  return Object.fromEntries(TABLES.map(table => [table, { inserted: new Set(), updated: new Set() }])) as Dirty
}

export function inserted(dirty: Dirty, table: TableName, row: object): void {
  dirty[table].inserted.add(row)
}

export function updated(dirty: Dirty, table: TableName, row: object): void {
  const rows = dirty[table]
  if (!rows.inserted.has(row)) rows.updated.add(row)
}
