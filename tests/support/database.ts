/**
 * Databases for tests. One server for all files of a run where vitest has started one (postgres-server.ts), else one for
 * this file; each database is a copy of a migrated template, so it takes a tenth of a second.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { startPostgres } from '../../adapters/storage/embedded-postgres.ts'
import { prepareCluster } from './prepared-cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

const TEMPLATE = 'guitai'

export interface TestServer {
  /** The template; connect to it and it can no longer be copied. */
  url: string
  stop: () => Promise<void>
}

export interface TestDatabase {
  url: string
  /** Drops the database, whoever is connected to it. */
  drop: () => Promise<void>
}

/** An empty, migrated cluster of its own, gone with `stop`. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-test-'))
  chmodSync(folder, 0o755)
  await prepareCluster(join(folder, 'data'))
  const server = await startPostgres({ dataDir: join(folder, 'data') })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let own: TestServer | undefined

/** A migrated database without a row. */
export async function testDatabase(): Promise<TestDatabase> {
  const shared = inject('postgresUrl') as string | undefined
  if (shared === undefined) own ??= await startTestServer()
  const server = new URL(shared ?? own?.url ?? '')
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`
  await administer(server, `create database ${name} template ${TEMPLATE}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async drop() {
      await administer(server, `drop database if exists ${name} with (force)`)
      await own?.stop()
      own = undefined
    },
  }
}

async function administer(server: URL, sql: string): Promise<void> {
  const url = new URL(server)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
