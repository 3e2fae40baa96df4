/**
 * What the chain says of a row that leaves for PostgreSQL: 'table hash key', where the hash is of the row's text. The text has
 * the table's columns in order, each followed by a line feed, as PostgreSQL would print them, so that the check
 * (reports/chain/row-text.ts) can make it again in SQL, by other means, from what is stored.
 */
import { hash } from 'node:crypto'
import { present } from '@guitai/core/base/assert.ts'
import { getterOf } from './binary-array.ts'
import { chainKey } from './chain-format.ts'
import type { ColumnType, Table } from './tables.ts'

/** 192 bits of SHA-256, in base64. */
const HASH_LENGTH = 32
const MS_TO_2000 = 946_684_800_000

type Get = (row: object) => unknown

/** A null is no text that a column can have, because a backslash in a text is doubled. */
const NULL = '\\N'

function escaped(text: string): string {
  if (!text.includes('\\') && !text.includes('\n') && !text.includes('\0')) return text
  return text.replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

const TEXT: Record<ColumnType, (value: never) => string> = {
  int8: String,
  int4: String,
  numeric: String,
  bool: String,
  date: String,
  uuid: (value: string) => (value === '' ? NULL : value),
  char: String,
  text: escaped,
  time: (value: number) => String(Math.round((value - MS_TO_2000) * 1000)),
  json: (value: unknown) => escaped(jsonbText(value)),
}

export class RowHasher {
  readonly #name: string
  readonly #columns: readonly { get: Get; text: (value: never) => string }[]
  readonly #key: readonly Get[]

  constructor(table: Table) {
    const { name, columns } = table
    this.#name = name
    this.#columns = columns.map(column => ({ get: getterOf(column.field), text: TEXT[column.type] }))
    this.#key = chainKey(table).map(part => {
      const column = columns.find(one => one.name === part)
      return getterOf(present(column, `column ${part}`).field)
    })
  }

  line(row: object): string {
    let text = ''
    for (const column of this.#columns) {
      const value = column.get(row)
      text += value === null || value === undefined ? NULL : column.text(value as never)
      text += '\n'
    }
    return `${this.#name} ${hash('sha256', text, 'base64').slice(0, HASH_LENGTH)} ${this.#keyOf(row)}\n`
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
