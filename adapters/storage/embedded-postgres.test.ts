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
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { chooseAccount, giveTo, runAs, type Account } from './embedded-postgres-account.ts'
import { postgresBinaries } from './embedded-postgres-binaries.ts'
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
    expect(await ask(server, 'show listen_addresses')).toEqual([''])
    expect(await ask(server, 'select current_database(), current_user')).toEqual(['guitai', 'guitai'])
    for (const file of ['password', 'superuser-password', 'backup-password'])
      expect(statSync(`${dataDir}.${file}`).mode & 0o777).toBe(0o600)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    const stranger = new pg.Client({ connectionString: server.url.replace(/:[^:@]+@/, ':wrong@') })
    await expect(stranger.connect()).rejects.toThrow('password authentication failed')
  })

  test('stop ends the server, may be repeated, and the data is there at the next start', async () => {
    const first = await start(dataDir)
    await ask(first, "create table note (text text); insert into note values ('柜台')")
    await first.stop()
    await first.stop()
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false)
    await expect(ask(first, 'select 1')).rejects.toThrow('ENOENT')
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

  test('a folder whose name is too long for a socket has it in a short one, for its owner alone', async () => {
    const long = join(newDataDir(), '..', '长'.repeat(40), 'data')
    const server = await start(long)
    expect(await ask(server, 'select 1')).toEqual([1])
    const folder = decodeURIComponent(new URL(server.url).hostname)
    folders.push(folder)
    expect(folder).not.toContain('长')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
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

describe('roles', () => {
  const as = (
    server: EmbeddedPostgres,
    role: 'superuserUrl' | 'backupUrl',
    sql: string,
  ): Promise<unknown[]> => ask({ ...server, url: server[role] }, sql)

  test('the server owns its database and may create others; programs, files and roles are beyond it', async () => {
    const server = await start(dataDir)
    await ask(server, 'create database another')
    await ask(server, 'drop database another')
    for (const [sql, refusal] of [
      ["copy (select 1) to program 'true'", 'permission denied to COPY to or from an external program'],
      ["copy (select 1) to '/tmp/guitai-stranger'", 'permission denied to COPY to a file'],
      ["select pg_read_file('PG_VERSION')", 'permission denied'],
      ['create role friend superuser', 'permission denied to create role'],
      ['alter role guitai superuser', 'permission denied to alter role'],
      ["alter system set archive_command = 'true'", 'permission denied'],
      ['set session_replication_role = replica', 'permission denied'],
    ] as const)
      await expect(ask(server, sql), sql).rejects.toThrow(refusal)
    expect(await ask(server, "select pg_has_role('pg_use_reserved_connections', 'member')")).toEqual([true])
    expect(await as(server, 'superuserUrl', 'select current_user::text')).toEqual(['postgres'])
  })

  test('backups: all is read, the log too, nothing is changed, no program is run', async () => {
    const server = await start(dataDir)
    await ask(server, 'create table if not exists kept (n int)')
    expect(await as(server, 'backupUrl', 'select count(*)::int from kept')).toEqual([0])
    expect(
      await as(
        server,
        'backupUrl',
        "select rolreplication, pg_has_role('pg_write_server_files', 'member') from pg_roles where rolname = current_user",
      ),
    ).toEqual([true, true])
    await expect(as(server, 'backupUrl', 'insert into kept values (1)')).rejects.toThrow('permission denied')
    await expect(as(server, 'backupUrl', "copy (select 1) to program 'true'")).rejects.toThrow('permission')
  })

  test('whoever holds all other places does not keep the server out', async () => {
    const server = await start(dataDir)
    const held: pg.Client[] = []
    const take = async (url: string): Promise<string> => {
      const client = new pg.Client({ connectionString: url })
      try {
        await client.connect()
        held.push(client)
        return 'in'
      } catch (error) {
        return String((error as pg.DatabaseError).code)
      }
    }
    let said = 'in'
    while (said === 'in') said = await take(server.backupUrl)
    expect([said, await take(server.url)]).toEqual(['53300', 'in'])
    for (const client of held) await client.end()
  })

  test("a former version's cluster, left running: the server is no superuser any more, and owns what was there", async () => {
    const folder = newDataDir()
    const binaries = postgresBinaries()
    const account = chooseAccount(binaries.folder, folder)
    mkdirSync(join(folder, '..'))
    mkdirSync(folder, { mode: 0o700 })
    writeFileSync(`${folder}.password`, 'former', { mode: 0o600 })
    const input = join(folder, '..', 'input')
    writeFileSync(input, 'former', { mode: 0o644 })
    giveTo(account, folder)
    const access = ['--auth=scram-sha-256', '--username=guitai', `--pwfile=${input}`]
    const made = await runAs(account, binaries.initdb, ['-D', folder, '--encoding=UTF8', ...access])
    expect(made.code, made.output).toBe(0)
    const port = await new Promise<number>(resolve => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const found = (probe.address() as AddressInfo).port
        probe.close(() => resolve(found))
      })
    })
    const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=''`
    const log = `${folder}.log`
    writeFileSync(log, '')
    giveTo(account, log)
    const started = await runAs(account, binaries.pgCtl, [
      'start',
      '-w',
      '-D',
      folder,
      '-l',
      log,
      '-o',
      settings,
    ])
    expect(started.code, started.output).toBe(0)
    const former = (database: string) =>
      ({ url: `postgres://guitai:former@127.0.0.1:${port}/${database}` }) as EmbeddedPostgres
    await ask(former('postgres'), 'create database guitai')
    await ask(
      former('guitai'),
      `create schema books; create table books.note (n int generated always as identity, text text) partition by range (n);
      create table books.first partition of books.note for values from (1) to (100);
      create view books.seen as select * from books.note; create sequence books.number; create type books.kind as enum ('a');
      insert into books.note (text) values ('柜台')`,
    )
    const server = await start(folder)
    expect(
      await ask(server, 'select current_user::text, rolsuper from pg_roles where rolname = current_user'),
    ).toEqual(['guitai', false])
    expect(
      await ask(
        server,
        `insert into books.note (text) values ('再') returning n; select text from books.seen order by n;
        alter table books.note add column more int; drop view books.seen; drop type books.kind; drop sequence books.number`,
      ),
    ).toEqual([2, '柜台', '再'])
    await expect(ask(server, "copy (select 1) to program 'true'")).rejects.toThrow('permission denied')
    expect(
      await as(server, 'superuserUrl', "select count(*)::int from pg_roles where rolname like 'guitai%'"),
    ).toEqual([2])
    expect(await ask(await start(folder), 'select count(*)::int from books.note')).toEqual([2])
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
