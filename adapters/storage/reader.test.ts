/** The reading threads against a real server: what leaves them, what is refused, and what they survive. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readingClient } from '@guitai/reports/frame/database.ts'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { prepareCluster } from '../../tests/support/prepared-cluster.ts'
import { insertSampleBooks } from '../../tests/support/sample-books.ts'
import { startPostgres } from './embedded-postgres.ts'
import { ReadFailed, ReaderBusy, type ReadRequest } from './reader-messages.ts'
import { createReader, type Reader, type ReaderOptions } from './reader.ts'

let database: TestDatabase
let client: pg.Client
const readers: Reader[] = []

beforeAll(async () => {
  database = await testDatabase()
  client = await connect(database.url)
  await insertSampleBooks(client)
})

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close()
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

async function connect(url: string): Promise<pg.Client> {
  const connected = new pg.Client({ connectionString: url })
  connected.on('error', () => undefined)
  await connected.connect()
  return connected
}

function open(options: Partial<ReaderOptions> = {}): Reader {
  const reader = createReader({ url: database.url, ...options })
  readers.push(reader)
  return reader
}

const ask = (
  name: string,
  input: Record<string, unknown> = {},
  more: Partial<ReadRequest> = {},
): ReadRequest => ({
  name,
  input,
  format: 'json',
  context: { tellerNo: 1001, seesPersonalData: true, clientClasses: null, branches: null },
  ...more,
})

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const json = async (
  reader: Reader,
  request: ReadRequest,
): Promise<{ rows: Record<string, unknown>[] } & Record<string, unknown>> =>
  JSON.parse(textOf((await reader.run(request)).bytes)) as { rows: Record<string, unknown>[] }

async function failureOf(read: Promise<unknown>): Promise<ReadFailed> {
  const error: unknown = await read.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ReadFailed)
  return error as ReadFailed
}

/** While `act` runs, whoever reads tellers waits. */
async function whileTellersAreLocked(act: () => Promise<void>): Promise<void> {
  const locking = await connect(database.url)
  try {
    await locking.query('begin; lock table current.teller in access exclusive mode')
    await act()
  } finally {
    await locking.end()
  }
}

describe('what leaves', () => {
  test('one page as finished JSON', async () => {
    const answer = await json(open(), ask('orders', { limit: 1 }))
    expect(answer).toMatchObject({ code: 'Q13', name: 'orders', totals: [{ rows: 4 }] })
    expect(answer).not.toHaveProperty('looks')
    expect(answer.rows).toHaveLength(1)
    expect(answer['next']).toEqual(expect.any(String))
  })

  test('all pages as one CSV with totals, in the language asked for', async () => {
    await client.query(`insert into history.orders (order_id, trade_date, client_no, cash_account_no, securities_account_id, holding_no, instrument_no, market, trading_unit, side, order_type, price, quantity, channel, teller_no, entered_at, hold_price, hold_cash, hold_shares, status, cl_ord_id, reject_reason)
      select 1000 + n, '2026-11-20', 10000001, 1000000101, 'A100000001.XSHG', 0, 1001, 'XSHG', '12345', 'sell', 'limit', 100000, 100, 'web', 0, now(), 0, 0, 0, 'rejected', '', '=cmd()' from generate_series(1, 1200) n`)
    const { bytes } = await open().run(
      ask('orders', { date: '2026-11-20' }, { format: 'csv', language: 'en' }),
    )
    const text = textOf(bytes)
    const lines = text.split('\r\n')
    expect(lines[0]).toMatch(/^Order,Trade date,/)
    expect(lines).toHaveLength(1 + 1201 + 1 + 1)
    expect(lines.slice(1, -2).map(line => Number(line.split(',')[0]))).toEqual([
      ...Array.from({ length: 1200 }, (_, i) => 2200 - i),
      2,
    ])
    expect(lines[1]).toContain(',Sell,Limit,10.00,100,')
    expect(lines[1]).toContain("'=cmd()")
    expect(lines.at(-2)).toMatch(/^Total,.*,120200,/)
    await client.query('delete from history.orders where order_id > 1000')
  })

  test('a report without pages leaves as CSV too', async () => {
    expect(textOf((await open().run(ask('day', {}, { format: 'csv' }))).bytes)).toMatch(
      /^营业日,阶段,.*\r\n2026-11-23,日终,2,2,3,/,
    )
  })

  test('many at once, each with its own answer', async () => {
    const reader = open({ workers: 2, connectionsPerWorker: 2 })
    const ids = Array.from({ length: 100 }, (_, i) => 11 + (i % 4))
    const answers = await Promise.all(ids.map(orderId => json(reader, ask('orders', { orderId }))))
    expect(answers.map(answer => answer.rows[0]?.['orderId'])).toEqual(ids)
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int from pg_stat_activity where application_name = 'guitai reader' and datname = current_database()",
    )
    expect(rows[0]?.count).toBeLessThanOrEqual(4)
  })

  test('with it, whose personal data it shows', async () => {
    const reader = open()
    const looks = async (...asked: Parameters<typeof ask>) => (await reader.run(ask(...asked))).looks
    expect(await looks('client-profile', { client: '10000001' })).toEqual(['10000001'])
    const masked = {
      context: { tellerNo: 1002, seesPersonalData: false, clientClasses: null, branches: null },
    }
    expect(await looks('client-profile', { client: '10000002' }, masked)).toEqual([])
    // A search by a name is a look, whatever came of it.
    expect(await looks('client-profile', { client: '欧阳' }, masked)).toEqual([''])
    expect(await looks('instruments')).toEqual([])
    const all = await looks('clients', { text: '1' }, { format: 'csv' })
    expect(all).toEqual([...new Set(all)])
  })
})

describe('what is refused', () => {
  test.each([
    ['an unknown report', ask('nothing'), undefined],
    ['a cursor that is none', ask('orders', { after: 'x' }), 'after'],
    ['a missing client', ask('client-cash'), 'client'],
    ['a date that is none', ask('orders', { date: '2026-02-31' }), undefined],
  ])('%s', async (_, request, field) => {
    expect(await failureOf(open().run(request))).toMatchObject({ failure: 'invalid', field })
  })

  test('more than may wait; those who wait get their answers', async () => {
    const reader = open({ connectionsPerWorker: 1, mostWaiting: 2 })
    await reader.run(ask('roles'))
    await whileTellersAreLocked(async () => {
      const accepted = [1, 2, 3].map(() => reader.run(ask('tellers')))
      await expect(reader.run(ask('tellers'))).rejects.toThrow(ReaderBusy)
      await client.query(
        "select pg_terminate_backend(pid) from pg_locks where relation = 'current.teller'::regclass and mode = 'AccessExclusiveLock' and database = (select oid from pg_database where datname = current_database())",
      )
      expect(await Promise.all(accepted)).toHaveLength(3)
    })
  })

  test('what takes too long, waiting or reading; then it reads again', async () => {
    const reader = open({ connectionsPerWorker: 1, timeoutMs: 1500 })
    await reader.run(ask('roles'))
    await whileTellersAreLocked(async () => {
      const failures = await Promise.all([1, 2].map(() => failureOf(reader.run(ask('tellers')))))
      expect(failures.map(({ failure }) => failure)).toEqual(['timeout', 'timeout'])
    })
    expect((await json(reader, ask('tellers'))).rows).toHaveLength(2)
  })

  test('a reading connection cannot write, and keeps to one core', async () => {
    const reading = readingClient(database.url)
    await reading.connect()
    try {
      await expect(reading.query('delete from current.role')).rejects.toThrow('read-only transaction')
      const { rows } = await reading.query('show max_parallel_workers_per_gather')
      expect(rows).toEqual([{ max_parallel_workers_per_gather: '0' }])
    } finally {
      await reading.end()
    }
  })

  test('whatever comes after the end', async () => {
    const reader = open()
    await reader.run(ask('roles'))
    await reader.close()
    expect((await failureOf(reader.run(ask('roles')))).failure).toBe('unavailable')
  })
})

describe('what it survives', () => {
  test('connections cut by the server', async () => {
    const reader = open({ workers: 1, connectionsPerWorker: 2 })
    await Promise.all([reader.run(ask('roles')), reader.run(ask('roles'))])
    for (let round = 0; round < 5; round++) {
      await client.query(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'guitai reader' and datname = current_database()",
      )
      const answers = await Promise.all([
        json(reader, ask('roles')),
        json(reader, ask('client-profile', { client: '10000001' })),
      ])
      expect(answers.map(({ rows }) => rows.length)).toEqual([2, 1])
    }
  })

  test('a database that is gone for a while', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-reader-'))
    chmodSync(folder, 0o755)
    const dataDir = join(folder, 'data')
    await prepareCluster(dataDir)
    let server = await startPostgres({ dataDir })
    try {
      const port = Number(new URL(server.url).port)
      const reader = open({ url: server.url })
      expect((await json(reader, ask('roles'))).rows).toEqual([])
      await server.stop()
      expect((await failureOf(reader.run(ask('roles')))).failure).toBe('unavailable')
      expect((await failureOf(reader.run(ask('roles')))).failure).toBe('unavailable')
      server = await startPostgres({ dataDir, port })
      expect((await json(reader, ask('roles'))).rows).toEqual([])
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
