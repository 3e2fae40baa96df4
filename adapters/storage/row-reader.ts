/** Rows of a table as records of the books: the reverse of what the writer does, from the same list of columns. */
import type pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'
import type { TableName } from '@guitai/core/books/dirty.ts'
import type { Column } from './tables.ts'
import { TABLE } from './tables.ts'

function selected(column: Column): string {
  if (column.type === 'time') return `(extract(epoch from ${column.name}) * 1000)::float8`
  if (column.type === 'date') return `${column.name}::text`
  if (column.type === 'int8') return `${column.name}::float8`
  if (column.type === 'numeric') return `${column.name}::text`
  return column.name
}

/** The columns of a table, in order, in forms that need no driver parsing beyond float8, text, bool and json. */
export function selectList(name: TableName): string {
  return present(TABLE.get(name), name).columns.map(selected).join(', ')
}

/** `values` is one row of a query made with `selectList` and rowMode array. */
export function recordOf(name: TableName, values: readonly unknown[]): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  const { columns } = present(TABLE.get(name), name)
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column
    if (column.isOptional && values[i] === null) continue
    const value = column.type === 'numeric' ? BigInt(values[i] as string) : values[i]
    const [first = '', second] = column.field.split('.')
    if (second === undefined) record[first] = value
    else
      ((record[first] ??= {} as Record<string, unknown>), record[first] as Record<string, unknown>)[second] =
        value
  }
  return record
}

export async function readAll<R>(
  client: pg.Client,
  name: TableName,
  from: string,
  values: unknown[] = [],
): Promise<R[]> {
  const { rows } = await client.query<unknown[]>({
    text: `select ${selectList(name)} from ${from}`,
    values,
    rowMode: 'array',
  } as pg.QueryArrayConfig)
  return rows.map(row => recordOf(name, row) as R)
}
