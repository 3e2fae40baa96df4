/** Each table of a day is read as its columns say. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { insertSampleBooks } from '../../tests/support/sample-books.ts'
import { GIVEN_TABLES } from './given-tables.ts'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await insertSampleBooks(client)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const JS_TYPES = {
  money: 'number',
  price: 'number',
  whole: 'number',
  date: 'string',
  time: 'string',
  text: 'string',
}

test.each(Object.values(GIVEN_TABLES).map(table => [table.name, table] as const))('%s', async (_, table) => {
  const { rows, fields } = await client.query<Record<string, unknown>>(table.sql, ['2026-11-23'])
  expect(fields.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name))
  const wrong = rows.flatMap(row =>
    table.columns.filter(({ name, type }) => row[name] !== null && typeof row[name] !== JS_TYPES[type]),
  )
  expect(wrong).toEqual([])
  const { rows: none } = await client.query(table.sql, ['2020-01-01'])
  expect(none).toEqual([])
})

test('a voucher of money has an amount, one of shares a quantity', async () => {
  const { rows } = await client.query(GIVEN_TABLES.vouchers.sql, ['2026-11-23'])
  expect(rows).toMatchObject([
    { voucherNo: 1, clientName: '张三', asset: 'CNY', money: 100_000, shares: null },
  ])
  const { rows: shares } = await client.query(GIVEN_TABLES.vouchers.sql, ['2026-11-20'])
  expect(shares).toMatchObject([{ voucherNo: 2, asset: '600000.XSHG', money: null, shares: 1000 }])
})
