/**
 * A real PostgreSQL from npm's packages, for a machine on which none is installed.
 *
 *   absent ──initdb──▶ stopped ──pg_ctl start──▶ running ──stop()──▶ stopped
 *                         ▲                        │  ▲
 *                         │      postmaster killed │  │ this program killed: the server goes on
 *                         └────────────────────────┘  └── the next start attaches to it
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
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
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chooseAccount, giveTo, runAs, type Account } from './embedded-postgres-account.ts'
import { postgresBinaries, type PostgresBinaries } from './embedded-postgres-binaries.ts'
import { areRolesReady, ROLES, setUpRoles, type Role, type RoleAccess } from './embedded-postgres-roles.ts'
import { withClient } from './with-client.ts'

export interface EmbeddedPostgres {
  /** Database `guitai`, role `guitai`, which owns it. A program such as psql takes it as it stands. */
  readonly url: string
  /** The same database, for maintenance by hand. */
  readonly superuserUrl: string
  /** For backups. */
  readonly backupUrl: string
  /** The postmaster's process id. */
  readonly pid: number
  /** Whether the postmaster is alive; it is asked of the system, not of the server. */
  isRunning(): boolean
  /** Ends sessions, writes a checkpoint, and returns when the server is gone. Harmless when repeated. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** Part of the socket's name; on Windows a free port is taken when absent. */
  readonly port?: number | undefined
  /** For tests of the ways to run as root. */
  readonly account?: Account['kind'] | undefined
}

const NAME = 'guitai'
/** A killed postmaster keeps its lock file until init has reaped it and its children have noticed. */
const LOCK_PATIENCE_MS = 10_000
const PASSES_BY_ITSELF =
  /lock file|shared memory block|could not bind|another server might be running|ECONN|ENOENT|57P0|terminated unexpectedly/
/** Recovery after a crash and a checkpoint at the end take as long as they take. */
const SERVER_PATIENCE_SECONDS = 600
const LOG_LIMIT_BYTES = 20_000_000

const SETTINGS: Readonly<Record<string, string | number>> = {
  unix_socket_permissions: '0700',
  // Whoever is let in and says nothing holds a place no longer than this.
  // A machine under load may need seconds for a new backend; strangers do not reach the socket's folder anyway.
  authentication_timeout: '30s',
  // Of the places these are for the server's own role.
  reserved_connections: 30,
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

const HAS_SOCKETS = process.platform !== 'win32'
/** In a folder of its own the number tells it from nothing else. */
const SOCKET_PORT = 5432
/** Of an address of a socket (sun_path), with its end. */
const SOCKET_PATH_BYTES = 107

interface Cluster {
  readonly dataDir: string
  /** '' on Windows. */
  readonly socketFolder: string
  readonly binaries: PostgresBinaries
  readonly account: Account
  readonly passwords: Readonly<Record<Role, string>>
}

/**
 * The server is a process group of its own, so neither Ctrl-C nor a crash of ours ends it. Its lock file (postmaster.pid) alone says
 * whether it runs. fsync is always on. Beside the data folder lie the passwords of its roles (`….password`, `….superuser-password`,
 * `….backup-password`, mode 0600) and its log (`….log`).
 *
 * It is reached by a socket in the data folder, which nobody else may enter, and by no port. Whoever could open a port could take all
 * connections before any password is asked for, and keep our server out. Where there are no such sockets (Windows) it is a port.
 */
export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options)
  const server = await attachOrStart(cluster, options.port)
  const url = (role: Role): string => urlOf(cluster, server.port)(role, cluster.passwords[role], NAME)
  return {
    url: url('guitai'),
    superuserUrl: url('postgres'),
    backupUrl: url('guitai_backup'),
    pid: server.pid,
    isRunning: () => isAlive(cluster.dataDir),
    stop: () => stopServer(cluster),
  }
}

async function openCluster(options: EmbeddedPostgresOptions): Promise<Cluster> {
  const parent = resolve(dirname(resolve(options.dataDir)))
  mkdirSync(parent, { recursive: true })
  const dataDir = join(realpathSync(parent), basename(resolve(options.dataDir)))
  const binaries = postgresBinaries()
  const account = chooseAccount(binaries.folder, dataDir, options.account)
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await createCluster(dataDir, binaries, account)
  giveTo(account, dataDir)
  const socketFolder = HAS_SOCKETS ? socketFolderOf(dataDir, account) : ''
  return { dataDir, socketFolder, binaries, account, passwords: passwordsOf(dataDir) }
}

/** The data folder; where its name is too long for the address of a socket, a short one that only its owner may enter. */
function socketFolderOf(dataDir: string, account: Account): string {
  if (Buffer.byteLength(join(dataDir, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_BYTES) return dataDir
  const folder = join(tmpdir(), `guitai-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  const isOurs = [process.getuid?.(), account.uid].includes(uid) && (mode & 0o170_077) === 0o040_000
  if (!isOurs) throw new Error(`${folder}, in which PostgreSQL's socket would be, belongs to somebody else`)
  giveTo(account, folder)
  return folder
}

const PASSWORD_FILES: Readonly<Record<Role, string>> = {
  guitai: 'password',
  postgres: 'superuser-password',
  guitai_backup: 'backup-password',
}

/** What a former version did not have is made; without any of them nobody can enter. */
function passwordsOf(dataDir: string): Record<Role, string> {
  const files = ROLES.map(role => `${dataDir}.${PASSWORD_FILES[role]}`)
  if (!files.slice(0, 2).some(existsSync))
    throw new Error(`the password of the database in ${dataDir} is missing: ${files[0]}`)
  const of = (role: Role): string => {
    const file = `${dataDir}.${PASSWORD_FILES[role]}`
    if (!existsSync(file)) writeFileSync(file, newPassword(), { mode: 0o600 })
    return readFileSync(file, 'utf8').trim()
  }
  return { guitai: of('guitai'), postgres: of('postgres'), guitai_backup: of('guitai_backup') }
}

const newPassword = (): string => randomBytes(24).toString('base64url')

/** Made beside its place and moved there when complete: a crash on the way leaves nothing half made. */
async function createCluster(dataDir: string, binaries: PostgresBinaries, account: Account): Promise<void> {
  const unfinished = `${dataDir}.unfinished`
  const passwordFile = join(unfinished, 'password')
  const cluster = join(unfinished, 'cluster')
  const password = newPassword()
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(account, unfinished)
  const choices = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums']
  const access = [
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  ]
  const made = await runAs(account, binaries.initdb, ['-D', cluster, ...choices, ...access])
  if (made.code !== 0) throw new Error(`initdb failed: ${made.output}`)
  const kept = `${dataDir}.${PASSWORD_FILES.postgres}`
  writeFileSync(kept, password, { mode: 0o600 })
  chmodSync(kept, 0o600)
  renameSync(cluster, dataDir)
  rmSync(unfinished, { recursive: true, force: true })
}

interface Server {
  readonly pid: number
  readonly port: number
  readonly hasSocket: boolean
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
      ? startServer(cluster, port ?? (HAS_SOCKETS ? SOCKET_PORT : await freePort()))
      : attach(cluster, running, port))
    if (failure === undefined && running !== undefined) return running
    if (failure === undefined) continue
    if (!PASSES_BY_ITSELF.test(failure) || Date.now() > deadline) {
      throw new Error(`PostgreSQL in ${cluster.dataDir} does not start: ${failure}`)
    }
    await delay(200)
  }
}

/** Undefined when the server answers and is ours; one at another place than wanted, or of a former version, is stopped. */
async function attach(
  cluster: Cluster,
  server: Server,
  port: number | undefined,
): Promise<string | undefined> {
  if ((port !== undefined && port !== server.port) || server.hasSocket !== HAS_SOCKETS) {
    await stopServer(cluster)
    return 'another server might be running: it was at another place and has been stopped'
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
  { account, binaries, dataDir, socketFolder }: Cluster,
  port: number,
): Promise<string | undefined> {
  // The server's working folder is the data folder: so its name, whatever is in it, need not be quoted.
  const place = HAS_SOCKETS
    ? {
        listen_addresses: "''",
        unix_socket_directories: socketFolder === dataDir ? '.' : `'${socketFolder}'`,
      }
    : { listen_addresses: '127.0.0.1' }
  const log = `${dataDir}.log`
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.old`)
  closeSync(openSync(log, 'a', 0o600))
  giveTo(account, log)
  const logged = statSync(log).size
  const settings = Object.entries({ ...SETTINGS, ...place, port }).map(
    ([name, value]) => `-c ${name}=${value}`,
  )
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
async function runningServer({ dataDir, socketFolder }: Cluster): Promise<Server | undefined> {
  const deadline = Date.now() + SERVER_PATIENCE_SECONDS * 1000
  while (Date.now() < deadline) {
    const lock = lockOf(dataDir)
    if (lock === undefined) return undefined
    if (!isAlive(dataDir)) return disownLocks({ dataDir, socketFolder }, lock)
    if (lock.status === 'ready') return lock
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
    const [socketFolder = '', status = ''] = [lines[4], lines[7]]
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      hasSocket: socketFolder !== '',
      status: status.trim(),
    }
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
 * shared memory by it), under a number no process has. A zombie is left to be reaped. The socket's own lock says no more than that.
 */
function disownLocks(
  { dataDir, socketFolder }: Pick<Cluster, 'dataDir' | 'socketFolder'>,
  lock: Lock,
): undefined {
  if (HAS_SOCKETS) rmSync(join(socketFolder, `.s.PGSQL.${lock.port}.lock`), { force: true })
  if (process.platform !== 'linux' || !processExists(lock.pid)) return undefined
  if (/\) [ZX] /.test(readFileSync(`/proc/${lock.pid}/stat`, 'utf8'))) return undefined
  const file = join(dataDir, 'postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '999999999'))
  return undefined
}

/** The server answers, it is this folder's, and our roles and our database are there. */
async function verify(cluster: Cluster, { port }: Server): Promise<void> {
  const access: RoleAccess = { passwords: cluster.passwords, urlOf: urlOf(cluster, port) }
  if (!(await areRolesReady(access))) await setUpRoles(access)
  await withClient(access.urlOf('guitai', cluster.passwords.guitai, NAME), 'guitai start', async client => {
    const shown = await client.query<{ data_directory: string }>('show data_directory')
    const served = shown.rows[0]?.data_directory
    if (served !== cluster.dataDir) throw new Error(`port ${port} serves ${served}, not ${cluster.dataDir}`)
  })
}

function urlOf({ socketFolder }: Cluster, port: number): RoleAccess['urlOf'] {
  const host = HAS_SOCKETS ? encodeURIComponent(socketFolder) : '127.0.0.1'
  return (role, password, database) => `postgres://${role}:${password}@${host}:${port}/${database}`
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
