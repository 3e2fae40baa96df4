/** What the evening finds in the tables: a repo comes back in what is due on exactly one evening, and a quote counts on its day. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDues } from '@guitai/adapters/storage/gather-dues.ts'
import { lastQuotes } from '@guitai/adapters/storage/last-quotes.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { insertSampleBooks } from '../support/sample-books.ts'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await testDatabase()
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  const client = await pool.connect()
  await insertSampleBooks(client)
  client.release()
  await pool.query(`insert into current.repo values (1, '2026-11-23/XSHG//1/buy', 10000001, 1000000101, 'A100000001.XSHG', 'XSHG', 1001, 'lend',
    10000, 20000, '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', 16, 'due')`)
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

test.each([
  ['the evening before', ['2026-11-24'], '2026-11-24', 0],
  ['its maturity date', ['2026-11-24', '2026-11-25'], '2026-11-25', 1],
  ['the evening after', ['2026-11-24', '2026-11-25', '2026-11-26'], '2026-11-26', 0],
  ['the evening after a maturity date that was a holiday', ['2026-11-24', '2026-11-26'], '2026-11-26', 1],
])('%s', async (_, days, today, found) => {
  await pool.query('begin')
  try {
    for (const day of days)
      await pool.query("insert into current.business_day values ($1, 'closed', 9, 1)", [day])
    expect((await findDues(pool, today)).maturing).toEqual(
      found === 0
        ? []
        : [{ market: 'XSHG', tradingUnit: '12345', settlementDate: '2026-11-26', amount: 10_016 }],
    )
  } finally {
    await pool.query('rollback')
  }
})

test('a price counts on the day of its quote, and a quote without one does not', async () => {
  await pool.query(`insert into quotes.quote (instrument, content) values
    ('600000.XSHG', '{"tradeDate": "2026-11-23", "last": 101500}'), ('688001.XSHG', '{"tradeDate": "2026-11-20", "last": 250000}'),
    ('000001.XSHE', '{"tradeDate": "2026-11-23", "last": null}')
    on conflict (instrument) do update set content = excluded.content`)
  expect(await lastQuotes(pool, '2026-11-23')).toEqual([[1001, 101_500]])
})
