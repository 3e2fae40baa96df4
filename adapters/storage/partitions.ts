/** Day tables have one partition per date, written by its name: 'orders', '2026-11-23' → 'orders_20261123'. */
export const DAY_TABLES = {
  command: 'business_date',
  orders: 'trade_date',
  trade: 'trade_date',
  entry: 'business_date',
  balance: 'business_date',
} as const

export type DayTable = keyof typeof DAY_TABLES

/**
 * The statement that makes a table's partition of a date. It says of itself what it holds while it is empty: so nothing is scanned
 * when it moves to history.
 */
export function makePartition(table: string, date: string, fillfactor: number): string {
  const name = partitionName(table, date)
  const column = DAY_TABLES[table as DayTable]
  return `create table if not exists current.${name} partition of current.${table}
    (constraint ${name}_day check (${column} = '${date}' and ${column} is not null)) for values in ('${date}') with (fillfactor = ${fillfactor})`
}

export function partitionName(table: string, date: string): string {
  return `${table}_${date.replaceAll('-', '')}`
}
