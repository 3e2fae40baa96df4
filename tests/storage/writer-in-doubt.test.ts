/**
 * When the answer to a commit cannot be relied on, the engine ends and the caller learns that the outcome is unknown; writes
 * under an old epoch are refused. The standby that has to confirm each commit does not exist.
 */
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PostgresStorage } from '@guitai/adapters/storage/postgres-storage.ts'
import { CommitInDoubt, raiseEpoch, WriterLocked } from '@guitai/adapters/storage/writing-connection.ts'
import { BooksUnavailable, OutcomeUnknown } from '@guitai/core/engine/command.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { INBOUND } from '@guitai/core/inbound/registry.generated.ts'
import { EngineHost } from '../../apps/server/engine-host.ts'
import type { SampleClient } from '../../apps/trial/sample-clients.ts'
import { startTestServer, type TestServer } from '../support/database.ts'
import { commandOf, openDay, StorageEngine } from './storage-engine.ts'

let server: TestServer
let asking: pg.Client
let client: SampleClient

beforeAll(async () => {
  server = await startTestServer()
  asking = await connect()
  const [first] = await openDay(server.url, '2026-11-23', 1)
  client = first as SampleClient
})

afterEach(() => requireStandby(''))

afterAll(async () => {
  await asking.end()
  await server.stop()
})

async function connect(): Promise<pg.Client> {
  const connected = new pg.Client({ connectionString: server.superuserUrl })
  await connected.connect()
  // Its own commits wait for nobody.
  await connected.query('set synchronous_commit = local')
  return connected
}

/** Every commit waits for the standby of this name; '' releases all that wait. */
async function requireStandby(name: string): Promise<void> {
  await asking.query(`alter system set synchronous_standby_names = '${name}'`)
  await asking.query('select pg_reload_conf()')
  await expect
    .poll(async () => (await asking.query<{ name: string }>('show synchronous_standby_names')).rows[0])
    .toEqual({ synchronous_standby_names: name })
}

/** The process number of the writer that waits for the standby. */
async function waitingWriter(): Promise<number> {
  const waiting = async (): Promise<number> => {
    const { rows } = await asking.query<{ pid: number }>(
      "select pid from pg_stat_activity where application_name = 'guitai writer' and wait_event = 'SyncRep'",
    )
    return rows[0]?.pid ?? 0
  }
  await expect.poll(waiting).toBeGreaterThan(0)
  return waiting()
}

const deposit = (amount: number) => ({ cashAccountNo: client.cashAccountNo, kind: 'deposit', amount })

async function deposited(amount: number): Promise<number> {
  const { rows } = await asking.query<{ n: number }>(
    'select count(*)::int as n from everyday.entry where amount = $1',
    [amount],
  )
  return rows[0]?.n ?? 0
}

test('a commit whose wait for the standby was cancelled has an unknown outcome, and ends the engine', async () => {
  const books = await StorageEngine.open(server.url)
  await requireStandby('missing')
  const asked = expect(books.submit('F09', deposit(101), 'cancelled')).rejects.toThrow(OutcomeUnknown)
  await asking.query('select pg_cancel_backend($1)', [await waitingWriter()])
  await asked
  expect(books.failure).toBeInstanceOf(CommitInDoubt)
  // It is here, although no standby has it.
  expect(await deposited(101)).toBe(1)
  await books.storage.close()

  await expect(StorageEngine.open(server.url, { commitMs: 200 })).rejects.toThrow(CommitInDoubt)
  await expect(StorageEngine.open(server.url, { patienceMs: 200 })).rejects.toThrow(WriterLocked)
  await requireStandby('')
  const next = await StorageEngine.open(server.url)
  expect(await next.submit('F09', deposit(101), 'cancelled')).toMatchObject({ kind: 'accepted' })
  await next.close()
  expect(await deposited(101)).toBe(1)
})

test('a commit without an answer in time ends the engine; new requests are not taken until the standby is back', async () => {
  const host = new EngineHost({
    registry: createRegistry(FUNCTIONS, INBOUND),
    openStorage: onLost => new PostgresStorage(server.url, onLost, { commitMs: 300, patienceMs: 100 }),
    send: () => undefined,
    committed: () => undefined,
    started: () => undefined,
    log: () => undefined,
  })
  await host.start()
  await requireStandby('missing')
  const wish = commandOf('F09', deposit(202), 'late')
  await expect(host.run(wish)).rejects.toThrow(OutcomeUnknown)
  await expect(host.run(wish)).rejects.toThrow(BooksUnavailable)
  await requireStandby('')
  await expect.poll(() => host.engine !== undefined).toBe(true)
  expect(await host.run(wish)).toMatchObject({ kind: 'accepted' })
  expect(await deposited(202)).toBe(1)
  await host.stop()
})

test('an engine that another has followed ends with its next batch', async () => {
  const books = await StorageEngine.open(server.url)
  await raiseEpoch(asking)
  await expect(books.submit('F09', deposit(303), 'followed')).rejects.toThrow(OutcomeUnknown)
  expect(books.failure).toMatchObject({ code: '23502', column: 'epoch' })
  expect(await deposited(303)).toBe(0)
  await books.storage.close()
})

test('who takes over waits for the batch under way', async () => {
  const [batch, other] = [await connect(), await connect()]
  await batch.query('begin')
  await batch.query('select epoch from current.writer for key share')
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid')
  const raised = raiseEpoch(other)
  const blockers = async (): Promise<unknown> =>
    (await asking.query('select cardinality(pg_blocking_pids($1)) as n', [rows[0]?.pid])).rows[0]
  await expect.poll(blockers).toEqual({ n: 1 })
  await batch.query('commit')
  await expect(raised).resolves.toBeGreaterThan(0)
  await Promise.all([batch.end(), other.end()])
})
