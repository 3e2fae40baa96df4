/**
 * Under which account PostgreSQL's programs run. PostgreSQL refuses root, and nothing may be created
 * on the system (no user, no group), so for root, in this order:
 *
 *   user        another existing account, where it can reach the programs and the data
 *   namespace   a user namespace in which root is called by another number; the data stays root's
 *   capability  another existing account that keeps the right to pass through root's folders
 *
 * Anyone else runs them as himself.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Account {
  readonly kind: 'self' | 'user' | 'namespace' | 'capability'
  readonly uid: number
  readonly gid: number
}

export interface Outcome {
  readonly code: number
  readonly output: string
}

/** The first kind that works here for these programs and this data; `only` is for tests. */
export function chooseAccount(programs: string, dataDir: string, only?: Account['kind']): Account {
  if (process.getuid?.() !== 0) return { kind: 'self', uid: -1, gid: -1 }
  const owner = existsSync(dataDir) ? statSync(dataDir).uid : 0
  const { uid, gid } = existingUser(owner)
  const reachable =
    canReach(uid, gid, join(programs, 'bin', 'postgres')) && canReach(uid, gid, dirname(dataDir))
  const choices: [Account['kind'], () => boolean][] = [
    ['user', () => reachable],
    ['namespace', () => owner === 0 && works('unshare', namespaceArguments(uid, gid))],
    ['capability', () => works('setpriv', capabilityArguments(uid, gid))],
  ]
  const found = choices.find(([kind, possible]) => (only ?? kind) === kind && possible())
  if (found !== undefined) return { kind: found[0], uid, gid }
  throw new Error(
    `PostgreSQL cannot run as root, and no other user can reach ${programs} and ${dataDir}: ` +
      'start as another user, keep both in a folder that others may enter, or name a server in DATABASE_URL',
  )
}

/** Files PostgreSQL must own are given to the account, which matters only where it is another user. */
export function giveTo(account: Account, path: string): void {
  if (account.kind !== 'user' && account.kind !== 'capability') return
  const stat = lstatSync(path)
  if (stat.uid === account.uid) return
  if (stat.isDirectory()) for (const name of readdirSync(path)) giveTo(account, join(path, name))
  if (!stat.isSymbolicLink()) chownSync(path, account.uid, account.gid)
}

/** Runs one of PostgreSQL's programs to its end. What it starts in the background stays. */
export function runAs(account: Account, program: string, args: readonly string[]): Promise<Outcome> {
  const [command = '', ...rest] = [...prefix(account), program, ...args]
  const as = account.kind === 'user' ? { uid: account.uid, gid: account.gid } : {}
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  const child = spawn(command, rest, { ...as, ...surroundings(), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  child.on('error', reject)
  child.on('close', code => resolve({ code: code ?? 1, output }))
  return promise
}

/** PGDATA, PGPORT, a strange locale or a folder the account may not enter must not reach the server. */
function surroundings(): { cwd: string; env: NodeJS.ProcessEnv } {
  const { PATH = '/usr/bin:/bin', SystemRoot } = process.env
  if (process.platform !== 'win32') return { cwd: '/', env: { PATH, LC_ALL: 'C', TZ: 'UTC' } }
  return { cwd: process.cwd(), env: { PATH, SystemRoot, TZ: 'UTC' } }
}

function prefix({ kind, uid, gid }: Account): string[] {
  if (kind === 'namespace') return ['unshare', ...namespaceArguments(uid, gid)]
  if (kind === 'capability') return ['setpriv', ...capabilityArguments(uid, gid)]
  return []
}

function namespaceArguments(uid: number, gid: number): string[] {
  return ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--']
}

function capabilityArguments(uid: number, gid: number): string[] {
  const kept = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...kept, '--']
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0
}

/** The data's owner, when that is somebody; else PostgreSQL's own account, else nobody. */
function existingUser(owner: number): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  const users = lines.map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const found =
    users.find(user => owner !== 0 && user.uid === owner) ??
    users.find(user => user.name === 'postgres') ??
    users.find(user => user.name === 'nobody')
  if (found === undefined) throw new Error('PostgreSQL cannot run as root, and there is no other user')
  return found
}

/** Whether the permission bits let this user pass through every folder above the path, and enter it. */
function canReach(uid: number, gid: number, path: string): boolean {
  if (existsSync(path)) {
    const stat = statSync(path)
    const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0
    const needed = stat.isDirectory() ? 0o1 : 0o5
    if (((stat.mode >> shift) & needed) !== needed) return false
  }
  return dirname(path) === path || canReach(uid, gid, dirname(path))
}
