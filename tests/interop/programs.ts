/** The programs of others that read and write tables: whether they are there, and what they answer. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const TABLES = join(import.meta.dirname, 'tables.py')
/** Debian's own, which has Debian's packages; another Python may come first. */
const PYTHON = '/usr/bin/python3'
const MOST_BYTES = 1 << 30

/** Throws what the program said when it failed. */
export function python(what: string, ...given: unknown[]): unknown {
  const input = JSON.stringify({ do: what, with: given })
  const { status, stdout, stderr, error } = spawnSync(PYTHON, [TABLES], { input, maxBuffer: MOST_BYTES })
  if (status !== 0) throw new Error(`${what}: ${error?.message ?? stderr.toString()}`)
  return JSON.parse(stdout.toString())
}

/** The output of dbview: a line a record, cells between bars. */
export function dbview(path: string, ...options: string[]): Uint8Array {
  const { status, stdout, stderr, error } = spawnSync('dbview', [...options, path], { maxBuffer: MOST_BYTES })
  if (status !== 0) throw new Error(`dbview: ${error?.message ?? stderr.toString()}`)
  return stdout
}

/** Installs Debian's packages where that is possible. */
export function install(packages: readonly string[]): void {
  if (process.getuid?.() !== 0) return
  spawnSync('apt-get', ['update', '-qq'])
  spawnSync('apt-get', ['install', '-y', '-qq', ...packages], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

export function isThere(program: string): boolean {
  if (program === 'dbview') return spawnSync('dbview', ['--version']).error === undefined
  return spawnSync(PYTHON, ['-c', `import ${program}`]).status === 0
}
