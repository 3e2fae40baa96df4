/** Migrations on an empty database run once each, in order, whole or not at all; an applied one may no longer change. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate, MigrationChanged } from '@guitai/adapters/storage/migrate.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let url: string
let folder: string
let client: pg.Client
let number = 0

beforeAll(async () => {
  database = await testDatabase()
})

/** An empty database beside the migrated one. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-migrations-'))
  const name = `empty_${process.pid}_${++number}`
  await administer(`create database ${name}`)
  const address = new URL(database.url)
  address.pathname = `/${name}`
  url = address.href
  client = new pg.Client({ connectionString: url })
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await administer(`drop database ${new URL(url).pathname.slice(1)} with (force)`, database.superuserUrl)
  rmSync(folder, { recursive: true, force: true })
})

afterAll(() => database.drop())

async function administer(sql: string, by = database.url): Promise<void> {
  const own = new pg.Client({ connectionString: by })
  await own.connect()
  await own.query(sql)
  await own.end()
}

const write = (name: string, sql: string): void => writeFileSync(join(folder, name), sql)
const run = (): Promise<string[]> => migrate(url, pathToFileURL(`${folder}/`))

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  )
  return rows.map(({ name }) => name)
}

test('the real ones make a database of this version, once', async () => {
  const done = await migrate(url)
  expect(done[0]).toBe('0001-current.sql')
  expect(await migrate(url)).toEqual([])
  const { rows } = await client.query('select name from guitai.migration order by name')
  expect(rows).toEqual(done.map(name => ({ name })))
  expect((await client.query('select from everyday.orders')).rowCount).toBe(0)
})

test('two servers that start at once apply them once', async () => {
  const done = await Promise.all([migrate(url), migrate(url)])
  expect(done.filter(names => names.length > 0).length).toBe(1)
})

test('a database from before branches: branches of what it has, and booked rows with their client’s branch and class', async () => {
  const real = new URL('../../adapters/storage/migrations/', import.meta.url)
  const old = readdirSync(real).filter(name => name < '0023')
  await client.query(
    'create schema guitai; create table guitai.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  )
  for (const name of old.sort()) {
    const sql = readFileSync(new URL(name, real), 'utf8')
    await client.query(sql)
    const hash = createHash('sha256').update(sql).digest('hex')
    await client.query('insert into guitai.migration (name, hash) values ($1, $2)', [name, hash])
  }
  await client.query(`insert into current.teller values (1001, 'a', 'A', 1, '[]', 'normal'), (1002, 'b', 'B', 4, '[]', 'normal');
    insert into current.client values (10000001, 4, 'person', 'normal', 'x', '', 'id-card', '1', null, '', '', '', 'vip', 3, '[]', 'standard', 0, '2026-01-01', null, '[]');
    insert into current.house_account values (1, '4/vault/1/', 4, 'vault', 1, '', 0), (2, '4/bank/1/', 4, 'bank', 1, '', 0);
    create table current.entry_20261123 partition of current.entry for values in ('2026-11-23');
    insert into current.entry values (1, '2026-11-23', '2026-11-23', 1, now(), 'deposit', 1, 5, 2, 'S', 1000000101, 'S', 10000001, null, null, null, 5),
      (2, '2026-11-23', '2026-11-23', 1, now(), 'till-move', 1, 5, 1, 'S', 2, 'S', null, null, null, null, null)`)
  await migrate(url)
  const branches = await client.query('select branch_no, name_en, parent_no from current.branch order by 1')
  expect(branches.rows).toEqual([
    { branch_no: 1, name_en: 'Headquarters', parent_no: null },
    { branch_no: 4, name_en: 'Branch No. 4', parent_no: 1 },
  ])
  const entries = await client.query('select branch_no, client_class from everyday.entry order by entry_no')
  expect(entries.rows).toEqual([
    { branch_no: 4, client_class: 'vip' },
    { branch_no: 4, client_class: '' },
  ])
})

test('new ones are applied in the order of their names', async () => {
  write('0002-b.sql', 'create table public.b (a int references public.a)')
  write('0001-a.sql', 'create table public.a (a int primary key)')
  expect(await run()).toEqual(['0001-a.sql', '0002-b.sql'])
  write('0003-c.sql', 'create table public.c ()')
  expect(await run()).toEqual(['0003-c.sql'])
  expect(await tables()).toEqual(['a', 'b', 'c'])
})

test('one that was applied with other content is refused, and nothing after it is applied', async () => {
  write('0001-a.sql', 'create table public.a ()')
  await run()
  write('0001-a.sql', 'create table public.a (more int)')
  write('0002-b.sql', 'create table public.b ()')
  await expect(run()).rejects.toThrow(MigrationChanged)
  await expect(run()).rejects.toThrow('0001-a.sql was applied with other content')
  expect(await tables()).toEqual(['a'])
})

test('one that fails leaves nothing of itself, and is applied when it is right', async () => {
  write('0001-a.sql', 'create table public.a ()')
  write('0002-b.sql', 'create table public.b (); create table public.a ();')
  await expect(run()).rejects.toMatchObject({ code: '42P07' })
  expect(await tables()).toEqual(['a'])
  write('0002-b.sql', 'create table public.b ()')
  expect(await run()).toEqual(['0002-b.sql'])
})
