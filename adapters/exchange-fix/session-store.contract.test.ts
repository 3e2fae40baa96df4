/** All session stores keep the same promises: memory, file, and PostgreSQL with the real schema. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { createFileStore } from './file-store.ts'
import { createMemoryStore } from './memory-store.ts'
import { createPostgresSessionStore } from './postgres-session-store.ts'
import type { SessionStore, SubmissionRow } from './session-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'guitai-fix-store-'))
let postgres: TestDatabase
let sessions = 0

beforeAll(async () => {
  postgres = await testDatabase()
})

afterAll(async () => {
  await postgres.drop()
  rmSync(folder, { recursive: true, force: true })
})

function row(session: string, outSeq: number, over: Partial<SubmissionRow> = {}): SubmissionRow {
  const subject = {
    kind: 'new-order',
    orderId: outSeq * 10,
    clOrdId: `A${outSeq}`,
    body: `35=D\u0001${outSeq}\u0001`,
  } as const
  return { session, numbering: 1, outSeq, sentAt: 1_767_576_600_123 + outSeq, ...subject, ...over }
}

const admin = (session: string, outSeq: number): SubmissionRow =>
  row(session, outSeq, { kind: 'admin', orderId: null, clOrdId: null, body: '' })

/** Does what the engine does with `next_in`, in its own way for each store. */
type Receive = (session: string, numbering: number, nextIn: number) => Promise<void>

interface Kept {
  store: SessionStore
  receive: Receive
  /** The same store as another process finds it. */
  reopen: () => Promise<SessionStore>
}

const KINDS: Record<string, () => Promise<Kept>> = {
  memory: () => {
    const store = createMemoryStore()
    return Promise.resolve({
      store,
      receive: store.received.bind(store),
      reopen: () => Promise.resolve(store),
    })
  },
  file: async () => {
    const path = join(folder, `store-${sessions}`)
    const store = await createFileStore(path)
    return { store, receive: store.received.bind(store), reopen: () => createFileStore(path) }
  },
  postgres: () => {
    const receive: Receive = async (session, numbering, nextIn) => {
      const client = new pg.Client({ connectionString: postgres.url })
      await client.connect()
      const text = 'update current.fix_session set next_in = $3 where session = $1 and numbering = $2'
      await client.query(text, [session, numbering, nextIn])
      await client.end()
    }
    const open = (): SessionStore => createPostgresSessionStore(postgres.url)
    const store = open()
    const reopen = async (): Promise<SessionStore> => {
      // The other process waits until this one is gone.
      await store.close()
      return open()
    }
    return Promise.resolve({ store, receive, reopen })
  },
}

describe.each(Object.keys(KINDS))('%s', kind => {
  async function withStore(run: (kept: Kept, session: string) => Promise<void>): Promise<void> {
    sessions++
    const kept = await KINDS[kind]?.()
    if (kept === undefined) throw new Error(kind)
    await run(kept, `session-${sessions}`)
    await kept.store.close()
  }

  test('a session never seen stands at 1', () =>
    withStore(async ({ store }, session) => {
      const expected = { numbering: 1, nextOut: 1, nextIn: 1, isFresh: true }
      expect(await store.load(session)).toEqual(expected)
      expect(await store.load(session)).toEqual(expected)
      expect(await store.sent(session, 1, 1, 100)).toEqual([])
    }))

  test('rows come back as they were, also to another process', () =>
    withStore(async ({ store, reopen }, session) => {
      await store.load(session)
      const rows = [
        admin(session, 1),
        row(session, 2),
        row(session, 3, { kind: 'cancel' }),
        row(session, 4, { kind: 'status' }),
      ]
      await store.commit(rows.slice(0, 2))
      await store.commit(rows.slice(2))
      const other = await reopen()
      expect(await other.sent(session, 1, 1, 100)).toEqual(rows)
      expect(await other.sent(session, 1, 2, 3)).toEqual(rows.slice(1, 3))
      expect(await other.load(session)).toEqual({ numbering: 1, nextOut: 5, nextIn: 1, isFresh: false })
      expect([...(await other.submitted(session))].toSorted()).toEqual(['20/A2', '30/A3'])
      expect((await other.submitted('another')).size).toBe(0)
    }))

  test('fresh as long as nothing but admin messages went either way', () =>
    withStore(async ({ store, receive }, session) => {
      await store.load(session)
      await store.commit([admin(session, 1), admin(session, 2)])
      expect(await store.load(session)).toEqual({ numbering: 1, nextOut: 3, nextIn: 1, isFresh: true })
      await receive(session, 1, 4)
      expect(await store.load(session)).toEqual({ numbering: 1, nextOut: 3, nextIn: 4, isFresh: false })
    }))

  test('the same commit tried again changes nothing', () =>
    withStore(async ({ store }, session) => {
      await store.load(session)
      await store.commit([row(session, 1), row(session, 2)])
      await store.commit([row(session, 1), row(session, 2), row(session, 3)])
      expect(await store.sent(session, 1, 1, 9)).toEqual([row(session, 1), row(session, 2), row(session, 3)])
    }))

  test('a withdrawn row is an admin row for good', () =>
    withStore(async ({ store, reopen }, session) => {
      await store.load(session)
      await store.commit([row(session, 1), row(session, 2), row(session, 3)])
      await store.withdraw(session, 1, [2])
      const other = await reopen()
      const second = { ...admin(session, 2), sentAt: row(session, 2).sentAt }
      expect(await other.sent(session, 1, 1, 9)).toEqual([row(session, 1), second, row(session, 3)])
      expect([...(await other.submitted(session))].toSorted()).toEqual(['10/A1', '30/A3'])
    }))

  test('a reset begins the next numbering; what was submitted stays known until it is forgotten', () =>
    withStore(async ({ store, receive, reopen }, session) => {
      await store.load(session)
      await store.commit([row(session, 1), row(session, 2)])
      await receive(session, 1, 9)
      expect(await store.reset(session)).toEqual({ numbering: 2, nextOut: 1, nextIn: 1, isFresh: true })
      // The engine of the old numbering is late.
      await receive(session, 1, 10)
      await store.commit([row(session, 1, { numbering: 2, orderId: 77 })])
      expect(await store.load(session)).toEqual({ numbering: 2, nextOut: 2, nextIn: 1, isFresh: false })
      expect((await store.submitted(session)).size).toBe(3)
      expect((await store.sent(session, 1, 1, 9)).length).toBe(2)
      await store.forget(session)
      const other = await reopen()
      expect([...(await other.submitted(session))]).toEqual(['77/A1'])
      expect(await other.sent(session, 1, 1, 9)).toEqual([])
    }))

  test('a reset of a session never seen', () =>
    withStore(async ({ store }, session) => {
      expect(await store.reset(session)).toEqual({ numbering: 2, nextOut: 1, nextIn: 1, isFresh: true })
    }))
})

test('file: a line torn by a kill is as if it had not been written', async () => {
  const path = join(folder, 'torn')
  const store = await createFileStore(path)
  await store.commit([row('s', 1)])
  await store.close()
  const whole = readFileSync(path, 'utf8')
  appendFileSync(path, whole.slice(0, 40))
  const again = await createFileStore(path)
  expect((await again.load('s')).nextOut).toBe(2)
  await again.commit([row('s', 2)])
  await again.close()
  const third = await createFileStore(path)
  expect(await third.sent('s', 1, 1, 9)).toEqual([row('s', 1), row('s', 2)])
})

test('postgres: a late row of a former process cannot take a number that is given again', async () => {
  const former = createPostgresSessionStore(postgres.url)
  await former.load('late')
  const blocker = new pg.Client({ connectionString: postgres.url })
  await blocker.connect()
  await blocker.query('begin')
  await blocker.query('lock table current.submission in exclusive mode')
  const late = former.commit([row('late', 1)]).catch(() => undefined)
  const waiting =
    "select from pg_locks where not granted and locktype = 'relation' and database = (select oid from pg_database where datname = current_database())"
  await vi.waitUntil(async () => (await blocker.query(waiting)).rowCount === 1, {
    timeout: 10_000,
    interval: 5,
  })
  const next = createPostgresSessionStore(postgres.url)
  const loaded = next.load('late')
  // A kill ends the process like this: its backend still works on the row.
  const closed = former.close()
  await blocker.query('rollback')
  await Promise.all([late, closed, blocker.end()])
  expect((await loaded).nextOut).toBe(2)
  await next.close()
})

test('postgres: after the connection was ended by the server, the next call opens another', async () => {
  const store = createPostgresSessionStore(postgres.url)
  await store.load('ended')
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guitai fix' and datname = current_database()",
  )
  await client.end()
  // The first call may still find the dead connection.
  await store.commit([row('ended', 1)]).catch(() => undefined)
  await store.commit([row('ended', 1)])
  expect((await store.load('ended')).nextOut).toBe(2)
  await store.close()
})
