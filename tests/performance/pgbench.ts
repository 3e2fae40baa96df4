/** PostgreSQL's own yardstick, TPC-B with prepared statements, where the program is installed. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { latenciesOf, type Latencies } from './figures.ts'

export const YARDSTICK_CLIENTS = [1, 8, 32] as const

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0

export async function initPgbench(url: string): Promise<void> {
  await pgbench(['-i', '-q', '-s', '10', url])
}

export interface PgbenchRun extends Latencies {
  perSecond: number
}

/** Transactions per second and their durations, from pgbench's own log. */
export async function runPgbench(url: string, clients: number, seconds: number): Promise<PgbenchRun> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-pgbench-'))
  try {
    const log = ['-l', '--log-prefix', join(folder, 'log')]
    const threads = String(Math.min(2, clients))
    const load = ['-c', String(clients), '-j', threads, '-T', String(seconds)]
    const output = await pgbench(['-n', '-M', 'prepared', ...load, ...log, url])
    const tps = /tps = ([\d.]+)/.exec(output)?.[1]
    if (tps === undefined) throw new Error(`pgbench says no rate: ${output}`)
    return { perSecond: Number(tps), ...latenciesOf(await loggedMs(folder)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A line contains client, transaction, microseconds, … */
async function loggedMs(folder: string): Promise<number[]> {
  const files = await readdir(folder)
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')))
  const lines = texts.flatMap(text => text.trimEnd().split('\n'))
  return lines.map(line => Number(line.split(' ')[2]) / 1000)
}

function pgbench(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    child.once('error', reject)
    child.once('close', code =>
      code === 0 ? resolve(output) : reject(new Error(`pgbench ended with ${String(code)}: ${complaint}`)),
    )
  })
}
