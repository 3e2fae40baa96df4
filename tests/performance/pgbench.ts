/** PostgreSQL's own yardstick, TPC-B with prepared statements, where the program is installed. */
import { spawn, spawnSync } from 'node:child_process'

export const YARDSTICK_CLIENTS = [1, 8, 32] as const

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0

export async function initPgbench(url: string): Promise<void> {
  await pgbench(['-i', '-q', '-s', '10', url])
}

/** Transactions a second. */
export async function runPgbench(url: string, clients: number, seconds: number): Promise<number> {
  const output = await pgbench([
    '-n',
    '-M',
    'prepared',
    '-c',
    String(clients),
    '-j',
    String(Math.min(2, clients)),
    '-T',
    String(seconds),
    url,
  ])
  const tps = /tps = ([\d.]+)/.exec(output)?.[1]
  if (tps === undefined) throw new Error(`pgbench says no rate: ${output}`)
  return Number(tps)
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
