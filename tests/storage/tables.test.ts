/** What is said of the tables in code is what the migrations made: names, order of the key, types, and no word that SQL keeps for itself. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TABLE } from '@guitai/adapters/storage/tables.ts'
import type { Table } from '@guitai/adapters/storage/columns.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

const TYPES: Readonly<Record<Table['columns'][number]['type'], readonly string[]>> = {
  int8: ['bigint'],
  int4: ['integer', 'smallint'],
  text: ['text'],
  date: ['date'],
  time: ['timestamp with time zone'],
  bool: ['boolean'],
  json: ['jsonb'],
  numeric: ['numeric'],
  char: ['"char"', 'character'],
  uuid: ['uuid'],
}

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

async function texts(sql: string, values: readonly unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(sql, [...values])
  return rows.map(({ text }) => text)
}

test.each([...TABLE.values()].map(table => [table.name, table] as const))('%s', async (name, table) => {
  const stored = new Map(
    (
      await texts(
        "select column_name || ' ' || data_type as text from information_schema.columns where table_schema = 'current' and table_name = $1",
        [name],
      )
    ).map(text => [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)]),
  )
  const wrong = table.columns.filter(column => !TYPES[column.type].includes(stored.get(column.name) ?? ''))
  expect(wrong.map(column => `${column.name} is ${stored.get(column.name) ?? 'missing'}`)).toEqual([])
  const key = await texts(
    `select a.attname as text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indrelid = ('current.' || $1)::regclass and i.indisprimary`,
    [name],
  )
  expect(key.toSorted()).toEqual(table.key.toSorted())
})

test('no name is one that SQL keeps for itself', async () => {
  const reserved = new Set(await texts("select word as text from pg_get_keywords() where catcode = 'R'"))
  const names = [...TABLE.values()].flatMap(table => [table.name, ...table.columns.map(({ name }) => name)])
  expect(names.filter(name => reserved.has(name))).toEqual([])
})
