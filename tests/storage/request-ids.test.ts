/** The request ids of two business dates are read at the start by binary COPY: any number of them, and none of other days. */
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { PostgresStorage } from '@guitai/adapters/storage/postgres-storage.ts'
import { requestWords, type RequestIds } from '@guitai/core/engine/request-ids.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let client: pg.Client
let storage: PostgresStorage

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterEach(() => storage.close())

afterAll(async () => {
  await client.end()
  await database.drop()
})

async function openIds(): Promise<RequestIds> {
  storage = new PostgresStorage(database.url, () => undefined)
  return (await storage.open()).requestIds
}

/** Command `n` was asked under md5('request n'), with content md5('content n'). */
async function addDay(date: string, from: number, to: number): Promise<void> {
  const partition = `command_${date.replaceAll('-', '')}`
  await client.query(
    `insert into current.business_day (business_date, phase, clearing_run, day_no) values ('${date}', 'closed', 1, 1)`,
  )
  await client.query(
    `create table current.${partition} partition of current.command for values in ('${date}')`,
  )
  await client.query(
    `insert into current.${partition} select n, '${date}', 1, now(), 'F09', 0, null, 'counter', '', md5('request ' || n)::uuid, md5('content ' || n)::uuid, '{}', '{}' from generate_series($1::int8, $2::int8) n`,
    [from, to],
  )
}

async function md5(text: string): Promise<string> {
  const { rows } = await client.query<{ md5: string }>('select md5($1)', [text])
  return rows[0]?.md5 ?? ''
}

async function find(
  ids: RequestIds,
  n: number,
  content = `content ${n}`,
): Promise<ReturnType<RequestIds['find']>> {
  return ids.find(requestWords(await md5(`request ${n}`), await md5(content)))
}

test('a new installation has none', async () => {
  expect((await openIds()).count).toBe(0)
})

test('two days of many, and not the day before them', async () => {
  await addDay('2026-11-19', 1, 5)
  await addDay('2026-11-20', 6, 100_000)
  await addDay('2026-11-23', 100_001, 200_001)
  await client.query(
    "insert into current.command_20261123 values (999999, '2026-11-23', 1, now(), 'execution-report', 0, null, 'program', '', null, null, '{}', '{}')",
  )
  const ids = await openIds()
  expect(ids.count).toBe(199_996)
  for (const n of [6, 7, 4096, 65_536, 100_000, 100_001, 123_456, 200_001])
    expect(await find(ids, n)).toEqual({ isSameContent: true, commandNo: n })
  expect(await find(ids, 4096, 'other')).toEqual({ isSameContent: false, commandNo: 4096 })
  for (const n of [1, 5, 200_002]) expect(await find(ids, n)).toBeUndefined()
})

test('a day that has been moved to history still counts', async () => {
  await client.query('alter table current.command detach partition current.command_20261120')
  await client.query('alter table current.command_20261120 set schema history')
  await client.query(
    "alter table history.command attach partition history.command_20261120 for values in ('2026-11-20')",
  )
  const ids = await openIds()
  expect(ids.count).toBe(199_996)
  expect(await find(ids, 6)).toEqual({ isSameContent: true, commandNo: 6 })
})

test('after another day the window has moved on', async () => {
  await addDay('2026-11-24', 300_000, 300_000)
  const ids = await openIds()
  expect(ids.count).toBe(100_002)
  expect(await find(ids, 6)).toBeUndefined()
  expect(await find(ids, 300_000)).toEqual({ isSameContent: true, commandNo: 300_000 })
})

test('a connection that breaks on the way only fails the opening', async () => {
  const holder = new pg.Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table current.command in access exclusive mode')
  storage = new PostgresStorage(database.url, () => undefined)
  const opening = storage.open().then(
    () => 'open',
    () => 'failed',
  )
  const waiting =
    "select pid from pg_stat_activity where application_name = 'guitai request ids' and datname = current_database() and wait_event_type = 'Lock'"
  await vi.waitUntil(async () => (await client.query(waiting)).rowCount === 1, {
    timeout: 10_000,
    interval: 10,
  })
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guitai request ids' and datname = current_database()",
  )
  expect(await opening).toBe('failed')
  await holder.end()
})
