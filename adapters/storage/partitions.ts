/** Day tables have one partition per date, written by its name: 'orders', '2026-11-23' → 'orders_20261123'. */
export const DAY_TABLES = {
  command: 'business_date',
  orders: 'trade_date',
  trade: 'trade_date',
  entry: 'business_date',
  balance: 'business_date',
} as const

export type DayTable = keyof typeof DAY_TABLES

export function partitionName(table: string, date: string): string {
  return `${table}_${date.replaceAll('-', '')}`
}
