/** Sessions and credentials on a real database. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { findCredential, loadSessions, removeSessions, saveSessions } from './sessions-table.ts'

let postgres: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  postgres = await testDatabase()
  pool = new pg.Pool({ connectionString: postgres.url, max: 2 })
})
afterAll(async () => {
  await pool.end()
  await postgres.drop()
})

test('sessions come back as they were saved; a later save moves only the last use and the password’s version', async () => {
  const row = {
    tokenHash: 'a',
    tellerNo: 1001,
    workstation: '127.0.0.1',
    createdAt: 1_800_000_000_123,
    lastUsedAt: 1_800_000_000_123,
    credentialVersion: 3,
  }
  const other = { ...row, tokenHash: 'b', tellerNo: 1002, credentialVersion: null }
  await saveSessions(pool, [row, other])
  await saveSessions(pool, [
    { ...row, tellerNo: 9, createdAt: 0, lastUsedAt: 1_800_000_060_456, credentialVersion: 4 },
  ])
  expect((await loadSessions(pool)).toSorted((a, b) => (a.tokenHash < b.tokenHash ? -1 : 1))).toEqual([
    { ...row, lastUsedAt: 1_800_000_060_456, credentialVersion: 4 },
    other,
  ])
  await removeSessions(pool, ['a', 'c'])
  expect(await loadSessions(pool)).toEqual([other])
})

test('a credential is found by its key', async () => {
  await pool.query(
    "insert into current.credential (key, kind, owner, version, hash, failures, must_change) values ('sign-in:1001', 'sign-in', 1001, 2, 'h', 0, false)",
  )
  expect(await findCredential(pool, 'sign-in:1001')).toEqual({
    key: 'sign-in:1001',
    kind: 'sign-in',
    owner: 1001,
    version: 2,
    hash: 'h',
    history: [],
  })
  await pool.query(`insert into current.password_history values ('sign-in:1001', '["g", "f"]')`)
  expect((await findCredential(pool, 'sign-in:1001'))?.history).toEqual(['g', 'f'])
  expect(await findCredential(pool, 'sign-in:1')).toBeUndefined()
})
