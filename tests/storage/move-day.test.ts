/** Moving a day to history: a second run changes nothing, and after any interruption the next run continues. */
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { moveDay, moveDayBack } from '@guitai/adapters/storage/move-day.ts'
import { LEAVING } from '@guitai/adapters/storage/leaving-tables.ts'
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
  'current.voucher',
  'everyday.submission',
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

/** Every row of a table, wherever it lies, as text. */
async function allOf(table: string, schema = 'everyday'): Promise<string[]> {
  const { rows: found } = await client.query<{ row: string }>(
    `select (to_jsonb(t) - 'kept_on')::text as row from ${schema}.${table} t order by 1`,
  )
  return found.map(({ row }) => row)
}

async function insertLeaving(): Promise<void> {
  await client.query(`insert into current.submission values ('XSHG-A', 1, 1, 'new-order', 1, 'A', now(), 'D'), ('XSHG-A', 1, 2, 'admin', null, null, now(), '');
    insert into current.unplaced values (1, '${DATE}', 'feed', 'open', '{}', now(), null), (2, '${DATE}', 'feed', 'done', '{}', now(), 1001);
    insert into current.voucher values (9001, '2026-11-24', 'deposit', 10000001, 1000000101, 1, 5, 1001, '', '1/till/1/1001', null, null);
    insert into current.open_trade values
      ('a', 1, 10000001, 'XSHG', 1, 'sell', 1, 1, 0, 0, 0, 0, 0, 0, 1, 1000000101, 1, '2026-11-20', '2026-11-23', '2026-11-23', '2026-11-23', '2026-11-23', 3, null),
      ('b', 2, 10000001, 'XSHG', 1, 'sell', 1, 1, 0, 0, 0, 0, 0, 0, 1, 1000000101, 1, '2026-11-20', '2026-11-23', '2026-11-23', '2026-11-23', '2026-11-23', 3, '2026-11-20')`)
}

test('each row is in one place afterwards: what is open or of a later date stays', async () => {
  await insertLeaving()
  const before = new Map<string, string[]>()
  for (const { name } of LEAVING) before.set(name, await allOf(name))
  await moveDay(database.url, DATE)
  for (const { name } of LEAVING) {
    expect(await allOf(name), name).toEqual(before.get(name))
    const parts = [...(await allOf(name, 'current')), ...(await allOf(name, 'history'))]
    expect(parts.toSorted(), name).toEqual(before.get(name)?.toSorted())
  }
  const stays = async (table: string, key: string): Promise<unknown[]> => {
    const { rows: found } = await client.query<{ key: unknown }>(`select ${key} as key from current.${table}`)
    return found.map(row => row.key)
  }
  expect(await stays('unplaced', 'unplaced_no::int')).toEqual([1])
  expect(await stays('open_trade', 'trade_key')).toEqual(['a'])
  expect(await stays('voucher', 'voucher_no::int')).toEqual([9001])
  expect(await stays('submission', 'out_seq::int')).toEqual([])
  expect((await stays('batch', 'batch_no')).length).toBe(1)
})

test('a voucher that lies in history can still be reversed', async () => {
  await moveDay(database.url, DATE)
  const changed = await client.query(
    'update everyday.voucher v set reversed_by = 7 from (select min(voucher_no) as no from history.voucher) m where v.voucher_no = m.no returning 1',
  )
  expect(changed.rowCount).toBe(1)
  expect((await client.query('select from history.voucher where reversed_by = 7')).rowCount).toBe(1)
  expect(
    (await client.query('update everyday.voucher set reversed_by = 7 where voucher_no = -1 returning 1'))
      .rowCount,
  ).toBe(0)
})

test('what has moved is noted by table: rows, sum and the link of the day', async () => {
  await insertLeaving()
  await moveDay(database.url, DATE)
  const { rows: noted } = await client.query(
    `select m.table_name, m.rows::int, m.sum::float8, k.kind from history.moved_day m join chain.link k on k.hash = m.link_hash
    where m.table_name in ('trade', 'open_trade', 'unplaced', 'submission') order by 1`,
  )
  expect(noted).toEqual([
    { table_name: 'open_trade', rows: 1, sum: 1, kind: 'close' },
    { table_name: 'submission', rows: 2, sum: null, kind: 'close' },
    { table_name: 'trade', rows: 3, sum: 3, kind: 'close' },
    { table_name: 'unplaced', rows: 1, sum: null, kind: 'close' },
  ])
})

test('brought back, the tables of today are as they were, with what has come since, and the day moves again', async () => {
  await insertLeaving()
  const names = [
    ...Object.keys(DAY_TABLES).filter(name => name !== 'balance'),
    ...LEAVING.map(({ name }) => name),
  ]
  const made = `select schemaname, tablename, indexname, indexdef from pg_indexes where schemaname = 'current' order by 1, 2, 3`
  const indexes = await client.query(made)
  const before = new Map<string, string[]>()
  for (const name of names) before.set(name, await allOf(name, 'current'))
  await moveDay(database.url, DATE)
  const since = "insert into current.unplaced values (3, '2026-11-24', 'feed', 'new', '{}', now(), null)"
  await client.query(since)
  await moveDayBack(database.url, DATE)
  await moveDayBack(database.url, DATE)
  for (const name of names) {
    const expected = before.get(name) ?? []
    const more =
      name === 'unplaced' ? (await allOf(name)).filter(row => row.includes('"unplaced_no": 3,')) : []
    expect(await allOf(name, 'current'), name).toEqual([...expected, ...more].toSorted())
    expect(await allOf(name, 'history'), name).toEqual([])
  }
  expect((await client.query(made)).rows).toEqual(indexes.rows)
  expect((await client.query('select from history.moved_day')).rowCount).toBe(0)
  await moveDay(database.url, DATE)
  expect((await allOf('submission', 'history')).length).toBe(2)
})
