/** Rows of a table as records of the books: the reverse of what the writer does, from the same list of columns. */
import type pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'
import type { TableName } from '@guitai/core/books/dirty.ts'
import type { Column } from './columns.ts'
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

interface Field {
  first: string
  /** Of a record within the record, such as an order's fees. */
  second: string | undefined
  isOptional: boolean
  isNumeric: boolean
}

interface Shape {
  /** All fields that every record has, empty. */
  template: Readonly<Record<string, unknown>>
  fields: readonly Field[]
}

const shapes = new Map<TableName, Shape>()

function shapeOf(name: TableName): Shape {
  let shape = shapes.get(name)
  if (shape === undefined) shapes.set(name, (shape = makeShape(present(TABLE.get(name), name).columns)))
  return shape
}

function makeShape(columns: readonly Column[]): Shape {
  const fields = columns.map(({ field, type, isOptional }) => {
    const [first = '', second] = field.split('.')
    return { first, second, isOptional: isOptional === true, isNumeric: type === 'numeric' }
  })
  const always = fields.filter(field => !field.isOptional).map(field => [field.first, null])
  return { template: JSON.parse(JSON.stringify(Object.fromEntries(always))) as Shape['template'], fields }
}

/**
 * `values` is one row of a query made with `selectList` and rowMode array.
 *
 * A record is a copy of its table's template: an object to which more than a dozen fields are added by computed names becomes
 * a hash table, five times as large and slow to read, and a day's orders of that kind keep the collector busy for seconds.
 */
export function recordOf(name: TableName, values: readonly unknown[]): Record<string, unknown> {
  const { template, fields } = shapeOf(name)
  const record: Record<string, unknown> = { ...template }
  for (let i = 0; i < fields.length; i++) {
    const { first, second, isOptional, isNumeric } = fields[i] as Field
    if (isOptional && values[i] === null) continue
    const value = isNumeric ? BigInt(values[i] as string) : shared(values[i])
    if (second === undefined) record[first] = value
    else ((record[first] ??= {}) as Record<string, unknown>)[second] = value
  }
  return record
}

const SHORT = 16
const TEXTS_KEPT = 20_000
const texts = new Map<string, string>()

/** Markets, sides, dates: the same few words in every row, kept once. */
function shared(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > SHORT) return value
  const known = texts.get(value)
  if (known !== undefined) return known
  if (texts.size >= TEXTS_KEPT) texts.clear()
  texts.set(value, value)
  return value
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
