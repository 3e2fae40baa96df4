/**
 * `npm run bench -- orders --json FILE`: how fast orders go, beside what the same server does otherwise, with fsync on.
 * `npm run bench -- memory`: whether a day's orders stay in memory (`--orders 2000000`).
 *
 * `--quick` is the short form; `--clients 1000,1000000` says how many clients are stored.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../adapters/storage/embedded-postgres.ts'
import { createBenchBooks } from './bench-books.ts'
import { measure, type BenchReport, type Effort } from './measure.ts'
import { measureMemory, type MemoryReport } from './memory.ts'
import { printReport } from './report.ts'

const FULL: Effort = {
  rounds: 3,
  seconds: 5,
  inFlight: [1, 16, 64, 256, 1000],
  countedOrders: 5000,
  commands: 1_000_000,
}
const QUICK: Effort = { rounds: 1, seconds: 1, inFlight: [1, 64, 1000], countedOrders: 500, commands: 0 }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    clients: { type: 'string' },
    orders: { type: 'string' },
  },
})
const [part = ''] = positionals
if (positionals.length !== 1 || !['orders', 'memory'].includes(part)) {
  process.stderr.write(
    'usage: npm run bench -- orders [--json FILE] [--quick] [--clients 1000,1000000]\n       npm run bench -- memory [--json FILE] [--quick] [--orders 2000000]\n',
  )
  process.exit(2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const clients = (values.clients ?? (values.quick ? '1000,20000' : '1000,1000000')).split(',').map(Number)

async function ordersReport(): Promise<BenchReport> {
  const effort = values.quick ? QUICK : FULL
  const report = await measure({ serverUrl: postgres.url, folder, effort, clients, say })
  printReport(report, say)
  return report
}

async function memoryReport(): Promise<MemoryReport> {
  const orders = Number(values.orders ?? (values.quick ? 60_000 : 2_000_000))
  const report = await measureMemory(await createBenchBooks(postgres.url, 1000), orders, say)
  say(`live memory after ${report.orders} orders / at the start: ${report.ratio} (wanted ≤ 1.2)`)
  return report
}

const folder = await mkdtemp(join(tmpdir(), 'guitai-bench-'))
const postgres = await startPostgres({ dataDir: join(folder, 'postgres') })
try {
  const report = await (part === 'memory' ? memoryReport() : ordersReport())
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`)
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
