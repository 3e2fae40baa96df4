/** Every case runs real servers, in folders whose names have spaces and Chinese characters. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { Account } from './embedded-postgres-account.ts'
import { startPostgres, type EmbeddedPostgres } from './embedded-postgres.ts'

const isRoot = process.getuid?.() === 0
const folders: string[] = []
const servers: EmbeddedPostgres[] = []
/** Made by the first test and used by those that do not need a first start of their own. */
const dataDir = newDataDir()

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newDataDir(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'guitai 数据 '))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return join(folder, 'data', '数据 库')
}

async function start(dataDir: string, account?: Account['kind']): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, account })
  servers.push(server)
  return server
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    const answers = [await client.query<unknown[]>({ text: sql, rowMode: 'array' })].flat()
    return answers.flatMap(answer => answer.rows.flat())
  } finally {
    await client.end()
  }
}

describe('startPostgres', () => {
  test('the first start makes a cluster that is durable, private and on this machine only', async () => {
    const server = await start(dataDir)
    const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'wal_level']
    const shown = await ask(server, `select ${names.map(name => `current_setting('${name}')`).join()}`)
    expect(shown).toEqual(['on', 'on', 'on', 'on', 'replica'])
    expect(await ask(server, 'show listen_addresses')).toEqual(['127.0.0.1'])
    expect(await ask(server, 'select current_database(), current_user')).toEqual(['guitai', 'guitai'])
    expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600)
    const stranger = new pg.Client({ connectionString: server.url.replace(/:[^:@]+@/, ':wrong@') })
    await expect(stranger.connect()).rejects.toThrow('password authentication failed')
  })

  test('stop ends the server, may be repeated, and the data is there at the next start', async () => {
    const first = await start(dataDir)
    await ask(first, "create table note (text text); insert into note values ('柜台')")
    await first.stop()
    await first.stop()
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false)
    await expect(ask(first, 'select 1')).rejects.toThrow('ECONNREFUSED')
    const second = await start(dataDir)
    expect(await ask(second, 'select text from note')).toEqual(['柜台'])
  })

  test('a server left running is attached to, also by two starts at once', async () => {
    const left = await start(dataDir)
    const attached = await Promise.all([start(dataDir), start(dataDir)])
    expect(attached.map(({ pid, url }) => ({ pid, url }))).toEqual(
      [left, left].map(({ pid, url }) => ({ pid, url })),
    )
  })

  test('a killed postmaster is replaced, and what was committed is there', async () => {
    const first = await start(dataDir)
    await ask(first, 'create table number (n int); insert into number select generate_series(1, 1000)')
    process.kill(first.pid, 'SIGKILL')
    const second = await start(dataDir)
    expect(second.pid).not.toBe(first.pid)
    expect(await ask(second, 'select count(*)::int from number')).toEqual([1000])
  })

  test('a lock file whose number now belongs to another process does not prevent the start', async () => {
    const first = await start(dataDir)
    const lock = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8')
    await first.stop()
    writeFileSync(join(dataDir, 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
    const second = await start(dataDir)
    expect(await ask(second, 'select 1')).toEqual([1])
  })

  test('the wanted port is taken; a server on another one moves to it', async () => {
    const first = await start(dataDir)
    const port = Number(new URL(first.url).port)
    await first.stop()
    const other = await start(dataDir)
    const moved = await startPostgres({ dataDir, port })
    servers.push(moved)
    expect(new URL(moved.url).port).toBe(String(port))
    expect(moved.pid).not.toBe(other.pid)
  })

  test('a start that cannot succeed says why at once', async () => {
    const first = await start(dataDir)
    await first.stop()
    const file = join(dataDir, 'postgresql.conf')
    const configuration = readFileSync(file)
    writeFileSync(file, 'no_such_setting = 1\n')
    await expect(startPostgres({ dataDir })).rejects.toThrow('no_such_setting')
    writeFileSync(file, configuration)
  })

  test('an unfinished first start is begun again', async () => {
    const unfinished = newDataDir()
    mkdirSync(join(`${unfinished}.unfinished`, 'cluster', 'base'), { recursive: true })
    const server = await start(unfinished)
    expect(await ask(server, 'select 1')).toEqual([1])
    expect(existsSync(`${unfinished}.unfinished`)).toBe(false)
  })
})

describe.runIf(isRoot && process.platform === 'linux')('as root', () => {
  const places: [Account['kind'] | undefined, string][] = [
    ['user', tmpdir()],
    ['capability', '/root'],
    [undefined, '/root'],
  ]

  test.each(places)('account %s, data below %s', async (account, parent) => {
    const place = newDataDir(parent)
    const first = await start(place, account)
    await ask(first, 'create table note (n int); insert into note values (7)')
    process.kill(first.pid, 'SIGKILL')
    const second = await start(place, account)
    expect(await ask(second, 'select n from note')).toEqual([7])
  })

  test('data restored by root, who then owns it, is used again', async () => {
    const first = await start(dataDir, 'user')
    await first.stop()
    execFileSync('chown', ['-R', '0:0', dataDir])
    const second = await start(dataDir, 'user')
    expect(await ask(second, 'select 1')).toEqual([1])
  })
})
