/**
 * What the chain says of a row that leaves for PostgreSQL: 'table hash key', where the hash is of the row's text. The text has
 * the table's columns in order, each followed by a line feed, as PostgreSQL would print them, so that the check
 * (reports/chain/row-text.ts) can make it again in SQL, by other means, from what is stored.
 */
import { hash } from 'node:crypto'
import { assert, present } from '@guitai/core/base/assert.ts'
import { getterOf } from './binary-array.ts'
import { chainKey } from './chain-format.ts'
import type { ColumnType } from '@guitai/core/books/tables/define-table.ts'
import type { Table } from './columns.ts'

/** 192 bits of SHA-256, in base64. */
const HASH_LENGTH = 32
const MS_TO_2000 = 946_684_800_000

type Get = (row: object) => unknown

/**
 * The text being made, as bytes: joined strings would have to be copied once more for the hash, which costs most of the time.
 * It grows to the longest row ever seen.
 */
let bytes = Buffer.allocUnsafeSlow(1 << 13)
let at = 0

function need(count: number): void {
  if (at + count <= bytes.length) return
  const larger = Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, at + count))
  bytes.copy(larger, 0, 0, at)
  bytes = larger
}

const LINE_FEED = 10
const MINUS = 45
const ZERO = 48
const BACKSLASH = 92
const CAPITAL_N = 78
const LAST_ASCII = 127
const BILLION = 1_000_000_000
const DIGITS_OF_BILLION = 9

/** No text is one: in texts a backslash is doubled. */
function putNull(): void {
  bytes[at++] = BACKSLASH
  bytes[at++] = CAPITAL_N
}

function putInteger(value: number): void {
  assert(Number.isSafeInteger(value), 'a column of integers gets an integer')
  if (value < 0) bytes[at++] = MINUS
  const size = Math.abs(value)
  if (size < BILLION) return putDigits(size, 1)
  const high = Math.floor(size / BILLION)
  putDigits(high, 1)
  putDigits(size - high * BILLION, DIGITS_OF_BILLION)
}

/** Below a billion, or what is above one of a safe integer. */
function putDigits(value: number, atLeast: number): void {
  let digits = atLeast
  for (let limit = 10 ** atLeast; value >= limit; limit *= 10) digits++
  let rest = value | 0
  for (let i = at + digits - 1; i >= at; i--) {
    const tenth = (rest / 10) | 0
    bytes[i] = ZERO + rest - tenth * 10
    rest = tenth
  }
  at += digits
}

function putText(text: string): void {
  need(text.length + 1)
  const start = at
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > LAST_ASCII || code === BACKSLASH || code === LINE_FEED || code === 0)
      return putUnusual(text, start)
    bytes[start + i] = code
  }
  at = start + text.length
}

function putUnusual(text: string, start: number): void {
  const written = escaped(text)
  need(written.length * 3 + 1)
  at = start + bytes.write(written, start, 'utf8')
}

function escaped(text: string): string {
  if (!text.includes('\\') && !text.includes('\n') && !text.includes('\0')) return text
  return text.replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

const PUT: Record<ColumnType, (value: never) => void> = {
  int8: putInteger,
  int4: putInteger,
  numeric: (value: bigint) => putText(String(value)),
  bool: (value: boolean) => putText(String(value)),
  date: putText,
  uuid: (value: string) => (value === '' ? putNull() : putText(value)),
  char: putText,
  text: putText,
  time: (value: number) => putInteger(Math.round((value - MS_TO_2000) * 1000)),
  json: (value: unknown) => putText(jsonbText(value)),
}

const LARGEST_FIXED = 20

export class RowHasher {
  readonly #name: string
  readonly #columns: readonly { get: Get; put: (value: never) => void }[]
  readonly #key: readonly Get[]

  constructor(table: Table) {
    const { name, columns } = table
    this.#name = name
    this.#columns = columns.map(column => ({ get: getterOf(column.field), put: PUT[column.type] }))
    this.#key = chainKey(table).map(part => {
      const column = columns.find(one => one.name === part)
      return getterOf(present(column, `column ${part}`).field)
    })
  }

  line(row: object): string {
    at = 0
    for (const { get, put } of this.#columns) {
      need(LARGEST_FIXED)
      const value = get(row)
      if (value === null || value === undefined) putNull()
      else put(value as never)
      bytes[at++] = LINE_FEED
    }
    const rowHash = hash('sha256', bytes.subarray(0, at), 'base64')
    return `${this.#name} ${rowHash.slice(0, HASH_LENGTH)} ${this.#keyOf(row)}\n`
  }

  #keyOf(row: object): string {
    let key = ''
    for (const get of this.#key) key += key === '' ? String(get(row)) : `/${String(get(row))}`
    return escaped(key)
  }
}

/** As PostgreSQL prints a jsonb: shorter names before longer ones, a blank after colons and commas. */
export function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => jsonbText(item ?? null)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return scalarText(value)
  const fields: [string, unknown][] = Object.entries(value).filter(([, field]) => field !== undefined)
  const sorted = fields.map(([name, field]) => ({ bytes: Buffer.from(name), name, field }))
  sorted.sort((a, b) => a.bytes.length - b.bytes.length || Buffer.compare(a.bytes, b.bytes))
  return `{${sorted.map(({ name, field }) => `${JSON.stringify(name)}: ${jsonbText(field)}`).join(', ')}}`
}

/** PostgreSQL writes a number's digits out, however many there are. */
function scalarText(value: unknown): string {
  const text = JSON.stringify(value)
  const parts = typeof value === 'number' ? /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) : null
  if (parts === null) return text
  const [, sign = '', first = '', rest = '', exponent = ''] = parts
  const shift = Number(exponent)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${first}${rest}`
  return `${sign}${first}${rest}${'0'.repeat(shift - rest.length)}`
}
