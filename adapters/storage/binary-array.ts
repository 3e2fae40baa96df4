/**
 * Columns of a batch as PostgreSQL arrays in binary form: neither side writes or reads digits, and the same bytes feed the
 * hash of the batch. Layout: dimensions, whether there are nulls, element type, length, lower bound; then each element's
 * length and bytes, all big-endian (array_recv, date_recv, timestamptz_recv and their like in PostgreSQL).
 */
import { assert } from '@guitai/core/base/assert.ts'
import { dayNumber } from '@guitai/core/base/business-date.ts'
import type { ColumnType } from '@guitai/core/books/tables/define-table.ts'
import type { Column } from './columns.ts'

type Get = (row: object) => unknown

interface Element {
  /** The parameter's element type, and its number in pg_type. */
  sent: string
  oid: number
  /** Where it is not the column's own type. */
  cast?: string
  put: (value: never) => void
}

const FIRST_BYTES = 1 << 16
const MOST_KEPT_BYTES = 1 << 24

/**
 * The arrays of a batch, one behind the other, in memory that the next batch uses again: what a batch throws away outside V8's
 * heap is what makes it collect the whole heap (decision 0005). Where the memory grows, former arrays stay in what they were in.
 */
let bytes = Buffer.allocUnsafeSlow(FIRST_BYTES)
let view = new DataView(bytes.buffer)
let at = 0

function growTo(length: number): void {
  const larger = Buffer.allocUnsafeSlow(length)
  bytes.copy(larger, 0, 0, Math.min(at, length))
  bytes = larger
  view = new DataView(bytes.buffer)
}

function need(count: number): void {
  if (at + count > bytes.length) growTo(Math.max(bytes.length * 2, at + count))
}

/** The arrays made so far are not needed any more: their memory is used again. */
export function forgetArrays(): void {
  at = 0
  if (bytes.length > MOST_KEPT_BYTES) growTo(FIRST_BYTES)
}

function putInt4(value: number): void {
  view.setInt32(at, value)
  at += 4
}

const TWO_32 = 4_294_967_296

function putInt8(value: number): void {
  assert(Number.isSafeInteger(value), 'an int8 column gets an integer')
  putInt4(8)
  putInt4(Math.floor(value / TWO_32))
  putInt4(value | 0)
}

function putSmall(value: number): void {
  assert(value === (value | 0), 'an int4 column gets a small integer')
  putInt4(4)
  putInt4(value)
}

/** Most texts are a few ASCII letters, which a loop copies faster than a call out of JavaScript does. */
const SHORT = 64

function putText(given: string): void {
  const text = given.includes('\0') ? given.replaceAll('\0', '') : given
  need(4 + text.length * 3)
  const start = at + 4
  let i = text.length > SHORT ? text.length + 1 : 0
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) break
    bytes[start + i] = code
  }
  const length = i === text.length ? i : bytes.write(text, start, 'utf8')
  putInt4(length)
  at = start + length
}

const DAYS_TO_2000 = 10_957
const MS_TO_2000 = DAYS_TO_2000 * 86_400_000
const DATES_KEPT = 1000
const days = new Map<string, number>()

function putDate(date: string): void {
  let day = days.get(date)
  if (day === undefined) {
    if (days.size >= DATES_KEPT) days.clear()
    days.set(date, (day = dayNumber(date) - DAYS_TO_2000))
  }
  putInt4(4)
  putInt4(day)
}

function putUuid(hex: string): void {
  putInt4(16)
  for (let i = 0; i < 32; i += 8) putInt4(Number.parseInt(hex.slice(i, i + 8), 16))
}

function putByte(value: number): void {
  putInt4(1)
  bytes[at++] = value
}

const ELEMENT: Record<ColumnType, Element> = {
  int8: { sent: 'int8', oid: 20, put: putInt8 },
  int4: { sent: 'int4', oid: 23, put: putSmall },
  text: { sent: 'text', oid: 25, put: putText },
  date: { sent: 'date', oid: 1082, put: putDate },
  /** Milliseconds since 1970 here, microseconds since 2000 there. */
  time: {
    sent: 'timestamptz',
    oid: 1184,
    put: (value: number) => putInt8(Math.round((value - MS_TO_2000) * 1000)),
  },
  bool: { sent: 'bool', oid: 16, put: (value: boolean) => putByte(value ? 1 : 0) },
  json: { sent: 'text', oid: 25, cast: 'jsonb', put: (value: unknown) => putText(JSON.stringify(value)) },
  numeric: { sent: 'text', oid: 25, cast: 'numeric', put: (value: bigint) => putText(String(value)) },
  char: { sent: '"char"', oid: 18, put: (value: string) => putByte(value.charCodeAt(0)) },
  uuid: { sent: 'uuid', oid: 2950, put: putUuid },
}

/**
 * The column's values, one a row, from parameter number `i + 1`. In the select list, not in FROM: there each array would go
 * through a tuple store of its own.
 */
export function unnested(column: Column, i: number): string {
  const { sent, cast } = ELEMENT[column.type]
  return `unnest($${i + 1}::${sent}[])${cast === undefined ? '' : `::${cast}`} as ${column.name}`
}

/** How many elements the first array has. */
export function countOf(column: Column): string {
  return `cardinality($1::${ELEMENT[column.type].sent}[])`
}

export function getterOf(field: string): Get {
  const [first = '', second] = field.split('.')
  if (second === undefined) return row => (row as Record<string, unknown>)[first]
  return row => (row as Record<string, Record<string, unknown>>)[first]?.[second]
}

const LARGEST_FIXED = 20
const HEADER_BYTES = 20

/** Good until the arrays are forgotten. */
export function binaryArray(rows: readonly object[], type: ColumnType, get: Get): Buffer {
  const { oid, put } = ELEMENT[type]
  need(HEADER_BYTES)
  const start = at
  for (const word of [1, 0, oid, rows.length, 1]) putInt4(word)
  let hasNull = false
  for (const row of rows) {
    const value = get(row)
    need(LARGEST_FIXED)
    if (value === null || value === undefined || (type === 'uuid' && value === '')) {
      hasNull = true
      putInt4(-1)
    } else put(value as never)
  }
  if (hasNull) view.setInt32(start + 4, 1)
  return bytes.subarray(start, at)
}
