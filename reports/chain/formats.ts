/**
 * Formats of rows' texts, as the database keeps them: which tables and columns the chain covers, from which batch on. A check
 * asks the database, not the program, so that rows of former versions are held against what was said of them then.
 */
import type pg from 'pg'

export interface TableFormat {
  /** Columns of the primary key, in order. */
  key: readonly string[]
  /** 'order_id int8', in the order of the text. */
  columns: readonly string[]
  /** The column that names the day, for a table that moves to history day by day. */
  day?: string
}

export type Format = Readonly<Record<string, TableFormat>>

/** By number; the newest last. */
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

/** Where the rows of a table lie, whatever day they are of. */
export function placeOf(table: string, { day }: TableFormat): string {
  return day === undefined ? `current.${table}` : `everyday.${table}`
}
