/**
 * A real PostgreSQL from npm's packages, for a machine on which none is installed.
 *
 *   absent ──initdb──▶ stopped ──pg_ctl start──▶ running ──stop()──▶ stopped
 *                         ▲                        │  ▲
 *                         │      postmaster killed │  │ this program killed: the server goes on
 *                         └────────────────────────┘  └── next start attaches to it
 *
 * The server is a process group of its own: neither Ctrl-C nor our crash takes it along. Its lock file
 * (postmaster.pid) is the one truth about whether it runs. fsync is on, always.
 * Beside the data folder lie its password (`….password`, mode 0600) and its log (`….log`).
 */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount, giveTo, runAs, type Account } from './embedded-postgres-account.ts'
import { postgresBinaries, type PostgresBinaries } from './embedded-postgres-binaries.ts'

export interface EmbeddedPostgres {
  /** Database `guitai`, role `guitai`, which owns the cluster. */
  readonly url: string
  /** The postmaster's process id. */
  readonly pid: number
  /** Whether the postmaster is alive; it is asked of the system, not of the server. */
  isRunning(): boolean
  /** Ends sessions, writes a checkpoint, and returns when the server is gone. Harmless when repeated. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** A free port is taken when absent. */
  readonly port?: number | undefined
  /** For tests of the ways to run as root. */
  readonly account?: Account['kind'] | undefined
}

const NAME = 'guitai'
/** A killed postmaster keeps its lock file until init has reaped it and its children have noticed. */
const LOCK_PATIENCE_MS = 10_000
const PASSES_BY_ITSELF =
  /lock file|shared memory block|could not bind|another server might be running|ECONN|57P0|terminated unexpectedly/
/** Recovery after a crash and a checkpoint at the end take as long as they take. */
const SERVER_PATIENCE_SECONDS = 600
const LOG_LIMIT_BYTES = 20_000_000

const SETTINGS: Readonly<Record<string, string | number>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: "''",
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  // The first change of a page after a checkpoint writes the whole page: so checkpoints are rare. These
  // binaries know pglz only, whose compression costs more than the bytes it saves.
  wal_compression: 'off',
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
  // A new segment of the log is zeroes written and flushed, in the middle of somebody's commit: used ones are kept.
  min_wal_size: '1GB',
  wal_buffers: '16MB',
  shared_buffers: '256MB',
  max_connections: 60,
  // Statements here are short and known: compiling them, or using the other core for them, costs orders.
  jit: 'off',
  max_parallel_workers_per_gather: 0,
  timezone: 'UTC',
  log_timezone: 'UTC',
}

interface Cluster {
  readonly dataDir: string
  readonly binaries: PostgresBinaries
  readonly account: Account
  readonly password: string
}

export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options)
  const server = await attachOrStart(cluster, options.port)
  const url = urlOf(cluster, server.port, NAME)
  return { url, pid: server.pid, isRunning: () => isAlive(cluster.dataDir), stop: () => stopServer(cluster) }
}

async function openCluster(options: EmbeddedPostgresOptions): Promise<Cluster> {
  const parent = resolve(dirname(resolve(options.dataDir)))
  mkdirSync(parent, { recursive: true })
  const dataDir = join(realpathSync(parent), basename(resolve(options.dataDir)))
  const binaries = postgresBinaries()
  const account = chooseAccount(binaries.folder, dataDir, options.account)
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await createCluster(dataDir, binaries, account)
  giveTo(account, dataDir)
  return { dataDir, binaries, account, password: readPassword(dataDir) }
}

function readPassword(dataDir: string): string {
  const file = `${dataDir}.password`
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  throw new Error(`the password of the database in ${dataDir} is missing: ${file}`)
}

/** Made beside its place and moved there when complete: a crash on the way leaves nothing half made. */
async function createCluster(dataDir: string, binaries: PostgresBinaries, account: Account): Promise<void> {
  const unfinished = `${dataDir}.unfinished`
  const passwordFile = join(unfinished, 'password')
  const cluster = join(unfinished, 'cluster')
  const password = randomBytes(24).toString('base64url')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(account, unfinished)
  const choices = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums']
  const access = [
    '--auth=scram-sha-256',
    `--username=${NAME}`,
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  ]
  const made = await runAs(account, binaries.initdb, ['-D', cluster, ...choices, ...access])
  if (made.code !== 0) throw new Error(`initdb failed: ${made.output}`)
  writeFileSync(`${dataDir}.password`, password, { mode: 0o600 })
  chmodSync(`${dataDir}.password`, 0o600)
  renameSync(cluster, dataDir)
  rmSync(unfinished, { recursive: true, force: true })
}

interface Server {
  readonly pid: number
  readonly port: number
}

/**
 * What fails may pass by itself: a postmaster just killed still holds its lock, or even its sessions.
 * Anything else is told at once.
 */
async function attachOrStart(cluster: Cluster, port: number | undefined): Promise<Server> {
  const deadline = Date.now() + LOCK_PATIENCE_MS
  for (;;) {
    const running = await runningServer(cluster)
    const failure = await (running === undefined
      ? startServer(cluster, port ?? (await freePort()))
      : attach(cluster, running, port))
    if (failure === undefined && running !== undefined) return running
    if (failure === undefined) continue
    if (!PASSES_BY_ITSELF.test(failure) || Date.now() > deadline) {
      throw new Error(`PostgreSQL in ${cluster.dataDir} does not start: ${failure}`)
    }
    await delay(200)
  }
}

/** Undefined when the server answers and is ours; one on another port than wanted is stopped. */
async function attach(
  cluster: Cluster,
  server: Server,
  port: number | undefined,
): Promise<string | undefined> {
  if (port !== undefined && port !== server.port) {
    await stopServer(cluster)
    return 'another server might be running: it was on another port and has been stopped'
  }
  try {
    await verify(cluster, server)
    return undefined
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return `${code ?? ''} ${message}`
  }
}

/** Undefined when it runs, else what pg_ctl and the server's log say. */
async function startServer(
  { account, binaries, dataDir }: Cluster,
  port: number,
): Promise<string | undefined> {
  const log = `${dataDir}.log`
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.old`)
  closeSync(openSync(log, 'a', 0o600))
  giveTo(account, log)
  const logged = statSync(log).size
  const settings = Object.entries({ ...SETTINGS, port }).map(([name, value]) => `-c ${name}=${value}`)
  const patience = ['-w', '-t', String(SERVER_PATIENCE_SECONDS)]
  const how = ['start', '-D', dataDir, '-l', log, '-o', settings.join(' '), ...patience]
  const started = await runAs(account, binaries.pgCtl, how)
  if (started.code === 0) return undefined
  return `${started.output}\n${readFileSync(log).subarray(logged).toString()}`
}

async function stopServer({ account, binaries, dataDir }: Cluster): Promise<void> {
  const patience = ['-w', '-t', String(SERVER_PATIENCE_SECONDS)]
  const stopped = await runAs(account, binaries.pgCtl, ['stop', '-D', dataDir, '-m', 'fast', ...patience])
  if (stopped.code === 0 || lockOf(dataDir) === undefined) return
  if (!isAlive(dataDir)) return
  throw new Error(`PostgreSQL in ${dataDir} does not stop: ${stopped.output}`)
}

/** The server of this folder when it serves; waits while it is coming up or going down. */
async function runningServer({ dataDir }: Cluster): Promise<Server | undefined> {
  const deadline = Date.now() + SERVER_PATIENCE_SECONDS * 1000
  while (Date.now() < deadline) {
    const lock = lockOf(dataDir)
    if (lock === undefined) return undefined
    if (!isAlive(dataDir)) return disownLock(dataDir, lock)
    if (lock.status === 'ready') return { pid: lock.pid, port: lock.port }
    await delay(100)
  }
  throw new Error(`PostgreSQL in ${dataDir} is neither ready nor gone`)
}

interface Lock extends Server {
  readonly status: string
}

/** postmaster.pid line by line: pid, folder, start time, port, socket folder, address, memory, status. */
function lockOf(dataDir: string): Lock | undefined {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whether the process in the lock file is this folder's postmaster, whose working folder it is. */
function isAlive(dataDir: string): boolean {
  const pid = lockOf(dataDir)?.pid
  if (pid === undefined || !processExists(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataDir
  } catch {
    return false
  }
}

function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * After a power cut the number in the lock file may belong to a process that has nothing to do with it,
 * and PostgreSQL would refuse to start for as long as that lives. The lock stays (PostgreSQL checks its
 * shared memory by it), under a number no process has. A zombie is left to be reaped.
 */
function disownLock(dataDir: string, lock: Lock): undefined {
  if (process.platform !== 'linux' || !processExists(lock.pid)) return undefined
  if (/\) [ZX] /.test(readFileSync(`/proc/${lock.pid}/stat`, 'utf8'))) return undefined
  const file = join(dataDir, 'postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '999999999'))
  return undefined
}

/** The server answers, it is this folder's, and our database is there. */
async function verify(cluster: Cluster, server: Server): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, server.port, 'postgres') })
  // A connection that breaks between two questions fails the next question; that is enough.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const shown = await client.query<{ data_directory: string }>('show data_directory')
    const served = shown.rows[0]?.data_directory
    if (served !== cluster.dataDir)
      throw new Error(`port ${server.port} serves ${served}, not ${cluster.dataDir}`)
    const found = await client.query('select from pg_database where datname = $1', [NAME])
    if (found.rowCount === 0) await client.query(`create database ${NAME}`)
  } finally {
    await client.end()
  }
}

function urlOf({ password }: Cluster, port: number, database: string): string {
  return `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`
}

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve: listening, reject } = Promise.withResolvers<void>()
  server.once('error', reject).listen(0, '127.0.0.1', listening)
  await promise
  const { port } = server.address() as AddressInfo
  await new Promise(closed => server.close(closed))
  return port
}
