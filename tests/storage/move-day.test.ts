/** Moving a day to history: a second run changes nothing, and after any interruption the next run continues. */
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { moveDay } from '@guitai/adapters/storage/move-day.ts'
import { DAY_TABLES } from '@guitai/adapters/storage/partitions.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { openDay } from './storage-engine.ts'

const DATE = '2026-11-23'

let database: TestDatabase
let client: pg.Client

/** A day with clients, deposits and orders, and for the tables a trade and lots, one of which has matured. */
beforeEach(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await openDay(database.url, DATE, 5)
  for (const name of ['orders', 'trade'])
    await client.query(
      `create table if not exists current.${name}_20261123 partition of current.${name} for values in ('${DATE}') with (fillfactor = 70)`,
    )
  await client.query(
    `insert into current.trade select n, 'key ' || n, '${DATE}', 'XSHG', 'n', 1, 10000001, 1000000101, 1, 'A', 1, '26001', 'buy', 1, 1, 1, 0, 0, 0, 0, 0, 0, '${DATE}', now(), null, 1 from generate_series(1, 3) n`,
  )
  await client.query(
    `insert into current.unsettled_cash values (1000000101, '${DATE}', '${DATE}', '${DATE}', '${DATE}', 0, 500, 0, 500), (1000000102, '${DATE}', '2026-11-24', '${DATE}', '2026-11-24', 0, 500, 0, 0),
      (1000000301, '${DATE}', '${DATE}', '${DATE}', '${DATE}', 0, 500, 0, 500)`,
  )
  // Interest of the dates before it settled has still to accrue.
  await client.query(
    "update current.cash_account set accrued_to = '2026-11-20' where account_no = 1000000301",
  )
})

afterEach(async () => {
  await client.end()
  await database.drop()
})

type Counts = Record<string, number>

async function rows(schema: string): Promise<Counts> {
  const counts: Counts = {}
  for (const [name, date] of Object.entries(DAY_TABLES))
    counts[name] =
      (
        await client.query<{ n: number }>(
          `select count(*)::int as n from ${schema}.${name} where ${date} = $1`,
          [DATE],
        )
      ).rows[0]?.n ?? 0
  return counts
}

const lots = async (): Promise<number> =>
  (await client.query('select from current.unsettled_cash')).rowCount ?? 0

/** Everything of the day is in history once, and nothing is left behind. */
async function expectMoved(before: Counts): Promise<void> {
  const { balance, ...moved } = await rows('history')
  const { balance: _, ...all } = before
  expect(moved).toEqual(all)
  expect(await rows('current')).toEqual({ command: 0, orders: 0, trade: 0, entry: 0, balance: 0 })
  const accounts = await client.query<{ n: number }>(
    'select count(distinct account_no)::int as n from (select debit_account as account_no from everyday.entry union all select credit_account from everyday.entry) a',
  )
  expect(balance).toBe(accounts.rows[0]?.n)
  expect(await lots()).toBe(2)
}

test('the day lies in history afterwards, and moving it again changes nothing', async () => {
  const before = await rows('everyday')
  expect(before).toMatchObject({ trade: 3, balance: 0 })
  expect(Math.min(before['command'] ?? 0, before['entry'] ?? 0)).toBeGreaterThan(5)
  await moveDay(database.url, DATE)
  await expectMoved(before)
  await moveDay(database.url, DATE)
  await expectMoved(before)
})

test('what came after the close is not in the balance at the end of the day', async () => {
  await client.query(`create table current.entry_20261124 partition of current.entry for values in ('2026-11-24');
    insert into current.entry values (9001, '2026-11-24', '2026-11-24', 900, now(), 'interest', 1, 700, 1, 'S', 1000000101, 'S', 10000001, null, null, null, 0);
    update current.cash_account set settled = settled + 700 where account_no = 1000000101`)
  await moveDay(database.url, DATE)
  const { rows: noted } = await client.query<{ balance: number; now: number }>(
    `select b.balance::float8 as balance, a.settled::float8 as now from history.balance b join current.cash_account a using (account_no)
    where account_no = 1000000101`,
  )
  const [{ balance, now } = { balance: 0, now: 0 }] = noted
  expect(balance).toBe(now - 700)
})

/** The move is interrupted where it has to wait for a lock: at each table, on both sides. */
const PLACES = [
  'current.balance',
  'current.unsettled_cash',
  'current.unsettled_shares',
  ...Object.keys(DAY_TABLES).flatMap(name => [
    `current.${name}_20261123`,
    `current.${name}`,
    `history.${name}`,
  ]),
]

async function isWaiting(): Promise<boolean> {
  const { rowCount } = await client.query(
    "select from pg_stat_activity where application_name = 'guitai move day' and datname = current_database() and wait_event_type = 'Lock'",
  )
  return rowCount === 1
}

/** Locks a table as a reader does; where the move does not wait for readers, with a stronger lock. */
async function hold(place: string): Promise<pg.Client> {
  const mode = place.includes('unsettled')
    ? 'share row exclusive'
    : place.startsWith('history')
      ? 'share update exclusive'
      : 'access share'
  const holder = new pg.Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query(`lock table ${place} in ${mode} mode`)
  return holder
}

test('cut off wherever it is, it goes on next time and nothing is lost meanwhile', async () => {
  const before = await rows('everyday')
  const reached: string[] = []
  for (const place of PLACES) {
    const there = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      place,
    ])
    if (there.rows[0]?.there !== true) continue
    const holder = await hold(place)
    const moving = moveDay(database.url, DATE).then(
      () => 'moved',
      () => 'cut off',
    )
    const end = Promise.race([moving, waitUntil(isWaiting)])
    if ((await end) === 'waiting') reached.push(place)
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guitai move day' and datname = current_database()",
    )
    await moving
    await holder.query('rollback')
    await holder.end()
    const { balance: _, ...rest } = await rows('everyday')
    expect({ ...rest, balance: 0 }).toEqual(before)
  }
  expect(reached).toEqual(PLACES)
  await moveDay(database.url, DATE)
  await expectMoved(before)
})

async function waitUntil(condition: () => Promise<boolean>): Promise<'waiting'> {
  for (;;) {
    if (await condition()) return 'waiting'
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

test('a reader who takes longer than the patience for a lock only delays it', async () => {
  const before = await rows('everyday')
  const holder = await hold('current.balance')
  const moving = moveDay(database.url, DATE)
  await waitUntil(isWaiting)
  await holder.query('select pg_sleep(2.5)')
  await holder.query('rollback')
  await holder.end()
  await moving
  await expectMoved(before)
})
