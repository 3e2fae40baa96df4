/** The same books have the same fingerprint whatever numbers and times they were given, and one different figure changes it. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TABLES } from '@guitai/core/books/dirty.ts'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { insertSampleBooks } from '../../tests/support/sample-books.ts'
import {
  canonicalRows,
  differences,
  fingerprint,
  fingerprintOf,
  NOT_PRINTED,
  PRINTED_TABLES,
} from './fingerprint.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await insertSampleBooks(client)
  await client.query(`insert into current.repo values (1, 'K', 10000001, 1000000101, 'A100000001.XSHG', 'XSHG', 1001, 'lend', 10000,
    20000, '2026-11-20', '2026-11-23', '2026-11-23', '2026-11-24', 16, 'open')`)
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

/** How these statements, which are rolled back, change the books. */
async function changedBy(...statements: string[]): Promise<string[]> {
  const before = await canonicalRows(client)
  await client.query('begin')
  try {
    for (const statement of statements) await client.query(statement)
    return differences(before, await canonicalRows(client))
  } finally {
    await client.query('rollback')
  }
}

test('every table of the books is printed, or it is said why not', () => {
  const unsaid = TABLES.filter(table => !PRINTED_TABLES.includes(table) && NOT_PRINTED[table] === undefined)
  expect(unsaid).toEqual([])
  expect(Object.keys(NOT_PRINTED).filter(table => PRINTED_TABLES.includes(table))).toEqual([])
})

test('read twice it is the same, and it is the hash of the rows', async () => {
  const once = await fingerprint(client)
  expect(await fingerprint(client)).toEqual(once)
  expect(fingerprintOf(await canonicalRows(client))).toEqual(once)
  expect(once.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('numbers that were handed out and times of the clock are not in it', async () => {
  const changes = await changedBy(
    'update current.orders set order_id = order_id + 500, entered_at = now()',
    "update current.trade set trade_seq = trade_seq + 70, order_id = order_id + 500, traded_at = now() + interval '1 hour'",
    'update current.entry set entry_no = entry_no + 900, command_no = command_no + 3, at = now(), order_id = order_id + 500, trade_seq = trade_seq + 70',
    'update history.entry set entry_no = entry_no + 900, at = now()',
    "update current.day_step set started_at = started_at - interval '1 minute'",
    'update current.repo set repo_no = repo_no + 1',
    'update current.call_back set call_no = call_no + 100, called_at = now(), teller_no = teller_no + 1',
  )
  expect(changes).toEqual([])
})

describe('one figure changes it, and the change says where', () => {
  test.each([
    ['call_back', "update current.call_back set result = 'clear' where call_no = 83"],
    ['cash_account', 'update current.cash_account set settled = settled + 1 where account_no = 1000000101'],
    [
      'cash_account',
      'update current.cash_account set accumulator = accumulator + 1 where account_no = 1000000101',
    ],
    ['unsettled_cash', 'update current.unsettled_cash set purchases = purchases + 1'],
    ['holding', 'update current.holding set cost = cost + 1 where holding_no = 1000000000001'],
    ['unsettled_shares', 'update current.unsettled_shares set bought = bought + 1'],
    ['orders', 'update current.orders set hold_cash = hold_cash + 1'],
    ['trade', 'update current.trade set commission = commission + 1'],
    ['entry', 'update current.entry set amount = amount + 1'],
    ['entry', 'update current.entry set debit_account = credit_account'],
    ['house_account', 'update current.house_account set balance = balance + 1'],
    ['repo', 'update current.repo set interest = interest + 1'],
  ])('%s: %s', async (table, statement) => {
    const changes = await changedBy(statement)
    expect(changes.length).toBeGreaterThan(0)
    expect([...new Set(changes.map(line => line.split(' ')[0]))]).toEqual([table])
  })
})

test('equal rows are counted: one of two that is missing is a difference', () => {
  expect(differences(new Map([['entry', ['a', 'a', 'b']]]), new Map([['entry', ['a', 'b', 'c']]]))).toEqual([
    'entry - a',
    'entry + c',
  ])
})
