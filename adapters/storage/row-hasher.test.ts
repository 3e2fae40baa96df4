/** What the writer hashes of a record, the check hashes of its row: for every type, at its ends, and for texts that look like others. */
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashSql, keySql, PRINTED_ALIKE } from '@guitai/reports/chain/row-text.ts'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { jsonbText, RowHasher } from './row-hasher.ts'
import { TableWriter } from './table-writer.ts'
import type { ColumnType } from '@guitai/core/books/tables/define-table.ts'
import type { Column, Table } from './columns.ts'

const TYPES: Record<ColumnType, string> = {
  int8: 'bigint',
  int4: 'int',
  numeric: 'numeric(30)',
  bool: 'boolean',
  date: 'date',
  uuid: 'uuid',
  char: '"char"',
  text: 'text',
  time: 'timestamptz',
  json: 'jsonb',
}
const COLUMNS = (Object.keys(TYPES) as ColumnType[]).map((type): Column => ({
  name: `c_${type}`,
  field: type,
  type,
}))
const KEY: Column[] = [
  { name: 'no', field: 'no', type: 'int8' },
  { name: 'word', field: 'word', type: 'text' },
]
const SAMPLE: Table = { name: 'client', key: ['no', 'word'], columns: [...KEY, ...COLUMNS] }

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const columns = COLUMNS.map(({ name, type }) => `${name} ${TYPES[type]}`)
  await client.query(`create table current.sample (no bigint, word text, ${columns.join(', ')})`)
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

async function linesOfRows(rows: readonly object[]): Promise<string[]> {
  const { key, columns } = SAMPLE
  const format = { key, columns: columns.map(({ name, type }) => `${name} ${type}`) }
  await client.query(`begin; truncate current.sample; ${PRINTED_ALIKE}`)
  await client.query(new TableWriter(SAMPLE).insert('sample', rows))
  const { rows: found } = await client.query<{ line: string }>(
    `select 'client ' || ${hashSql(format)} || ' ' || ${keySql(format)} || E'\n' as line from current.sample order by no`,
  )
  await client.query('commit')
  return found.map(row => row.line)
}

const EMPTY = {
  int8: 0,
  int4: 0,
  numeric: 0n,
  bool: false,
  date: '2026-11-23',
  uuid: '',
  char: 'S',
  text: '',
  time: 0,
  json: null,
}
const ENDS: readonly Partial<Record<ColumnType, unknown>>[] = [
  {},
  Object.fromEntries(COLUMNS.map(({ field }) => [field, null])),
  { int8: Number.MAX_SAFE_INTEGER, int4: -2_147_483_648, numeric: 10n ** 29n, bool: true },
  { int8: Number.MIN_SAFE_INTEGER, int4: 2_147_483_647, numeric: -1n },
  { date: '1990-12-19', time: Date.UTC(1990, 11, 19, 1, 30) },
  { date: '2028-02-29', time: 1_795_000_000_000.25 },
  { uuid: '0123456789abcdef0123456789abcdef' },
  ...['\\N', '\\', '\n', '\\n', 'a\nb', 'a\0b', '柜台😀', ' '].map(text => ({ text })),
  ...[{}, [], { bb: 1, a: [1, 'x'], 你: {} }, '\u0001\t"\\', 1e21, -1.5e25, 1e-7, 0.1, [undefined]].map(
    json => ({
      json,
    }),
  ),
]

test('at the ends of every type', async () => {
  const rows = ENDS.map((end, no) => ({ no, word: `w${no}`, ...EMPTY, ...end }))
  const hasher = new RowHasher(SAMPLE)
  expect(await linesOfRows(rows)).toEqual(rows.map(row => hasher.line(row)))
})

test('rows that differ have lines that differ', () => {
  const hasher = new RowHasher(SAMPLE)
  const texts = [null, '', '\\N', '\\', '\n', '\\n', '0', 'false']
  const lines = texts.map(text => hasher.line({ no: 1, word: 'w', ...EMPTY, text }))
  expect(new Set(lines).size).toBe(texts.length)
})

test('keys of several columns are told apart, whatever is in them', async () => {
  const rows = ['a/b', 'line\nfeed', ' '].map((word, no) => ({ no, word, ...EMPTY }))
  const hasher = new RowHasher(SAMPLE)
  expect(await linesOfRows(rows)).toEqual(rows.map(row => hasher.line(row)))
})

test('json is printed as PostgreSQL prints it', async () => {
  const printable = fc.jsonValue().filter(value => !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value)))
  await fc.assert(
    fc.asyncProperty(printable, async value => {
      const { rows } = await client.query<{ text: string }>('select $1::jsonb::text as text', [
        JSON.stringify(value),
      ])
      expect(jsonbText(JSON.parse(JSON.stringify(value)))).toBe(rows[0]?.text)
    }),
    { numRuns: 200 },
  )
})
