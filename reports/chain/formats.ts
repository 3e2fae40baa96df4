/**
 * The formats of rows' texts, as the database stores them: which tables and columns the chain covers, from which batch on. A
 * check asks the database and not the program, so that rows of former versions are compared with what was recorded about them
 * then.
 */
import type pg from 'pg'
import { LEAVING_TABLES } from '@guitai/core/books/records.ts'

export interface TableFormat {
  /** Columns of the primary key, in order. */
  key: readonly string[]
  /** 'order_id int8', in the order of the text. */
  columns: readonly string[]
  /** The column with the day, for a table that moves to history day by day. */
  day?: string
}

export type Format = Readonly<Record<string, TableFormat>>

/** By number; the newest is last. */
export async function readFormats(client: pg.ClientBase): Promise<Map<number, Format>> {
  const { rows } = await client.query<{ format_no: number; columns: string }>(
    'select format_no, columns from chain.format order by format_no',
  )
  return new Map(rows.map(row => [row.format_no, JSON.parse(row.columns) as Format]))
}

export function newestFormat(formats: ReadonlyMap<number, Format>): { formatNo: number; format: Format } {
  const [formatNo, format] = [...formats].at(-1) ?? [0, {}]
  return { formatNo, format }
}

const LEAVES: ReadonlySet<string> = new Set(LEAVING_TABLES.map(({ name }) => name))

/** Where the rows of a table are, whatever day they belong to. */
export function placeOf(table: string, { day }: TableFormat): string {
  return day === undefined && !LEAVES.has(table) ? `current.${table}` : `everyday.${table}`
}
