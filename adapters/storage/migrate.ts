/** Brings a database to this version's schema: numbered SQL files, each once, in order, in a transaction. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { followCurrent } from './follow-current.ts'
import { keepFormat } from './keep-format.ts'
import { withClient } from './with-client.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const MIGRATION_LOCK = 4_720_912

export class MigrationChanged extends Error {
  override name = 'MigrationChanged'
}

/** The names of what was applied now. */
export function migrate(url: string, folder: URL = FOLDER): Promise<string[]> {
  return withClient(url, 'guitai migrate', async client => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query('create schema if not exists guitai')
    await client.query(
      'create table if not exists guitai.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const applied = await applyNew(client, folder)
    if (!(await hasChain(client))) return applied
    await client.query('begin')
    await followCurrent(client)
    await keepFormat(client, applied)
    await client.query('commit')
    return applied
  })
}

/** A folder of other migrations may know nothing of it. */
async function hasChain(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>(
    "select to_regclass('chain.format') is not null as has",
  )
  return rows[0]?.has === true
}

async function applyNew(client: pg.Client, folder: URL): Promise<string[]> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from guitai.migration',
  )
  const applied = new Map(rows.map(row => [row.name, row.hash]))
  const done: string[] = []
  for (const name of (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()) {
    const sql = await readFile(new URL(name, folder), 'utf8')
    const hash = createHash('sha256').update(sql).digest('hex')
    const known = applied.get(name)
    if (known === hash) continue
    if (known !== undefined) throw new MigrationChanged(`${name} was applied with other content`)
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into guitai.migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
    done.push(name)
  }
  return done
}
