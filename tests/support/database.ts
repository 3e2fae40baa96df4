/**
 * Databases for tests. One server serves all files of a run where vitest has started one (postgres-server.ts), else one serves
 * this file. Each database is a copy of a migrated template, so it takes a tenth of a second.
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
    superuserUrl: string
  }
}

const TEMPLATE = 'guitai'

export interface TestServer {
  /** The template. Once somebody connects to it, it can no longer be copied. */
  url: string
  /** For acts of the cluster's superuser: other settings, everybody's statistics. */
  superuserUrl: string
  stop: () => Promise<void>
}

export interface TestDatabase {
  url: string
  /** The server's superuser, for acts that its own role may not do. */
  superuserUrl: string
  /** Drops the database, whoever is connected to it. */
  drop: () => Promise<void>
}

/** An empty, migrated cluster of its own; `stop` removes it. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-test-'))
  chmodSync(folder, 0o755)
  await prepareCluster(join(folder, 'data'))
  const server = await startPostgres({ dataDir: join(folder, 'data') })
  return {
    url: server.url,
    superuserUrl: server.superuserUrl,
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
  const superuser = new URL(inject('superuserUrl') ?? own?.superuserUrl ?? '')
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`
  await administer(server, `create database ${name} template ${TEMPLATE}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    superuserUrl: superuser.href,
    async drop() {
      // A process that cleans up there may belong to the superuser (autovacuum) and gives way to no other role.
      await administer(superuser, `drop database if exists ${name} with (force)`)
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
