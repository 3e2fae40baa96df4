/**
 * `npm run bench -- orders --json FILE` measures how fast orders go, compared with other loads on the same server, with fsync
 * on. `npm run bench -- memory` measures whether a day's orders stay in memory (`--orders 2000000`). `npm run bench -- pairs
 * --before COMMIT` runs this version and an earlier one in turn (`--pairs 8`). `npm run bench -- screen` measures what a teller waits for.
 * `npm run bench -- night` closes a large day (`--clients`, `--trades`), and once more with twice the clients.
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
import { measureNight, printNight, type NightReport } from './night.ts'
import { measureMemory, type MemoryReport } from './memory.ts'
import { measurePairs, printPairs, type PairedFigure } from './pairs.ts'
import { printReport } from './report.ts'
import { measureScreen, printScreen, type ScreenReport } from './screen.ts'

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
    trades: { type: 'string' },
    before: { type: 'string' },
    pairs: { type: 'string', default: '8' },
  },
})
const USAGE = `usage: npm run bench -- orders [--json FILE] [--quick] [--clients 1000,1000000]
       npm run bench -- memory [--json FILE] [--quick] [--orders 2000000]
       npm run bench -- screen [--json FILE] [--quick]
       npm run bench -- night [--json FILE] [--quick] [--clients 1000000] [--trades 1000000]
       npm run bench -- pairs --before COMMIT [--json FILE] [--pairs 8]
`

const [part = ''] = positionals
const isKnown = ['orders', 'memory', 'night', 'pairs', 'screen'].includes(part)
if (
  positionals.length !== 1 ||
  !isKnown ||
  (part === 'pairs') !== (values.before !== undefined) ||
  !/^[1-9]\d*$/.test(values.pairs)
) {
  process.stderr.write(USAGE)
  process.exit(2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const folder = await mkdtemp(join(tmpdir(), 'guitai-bench-'))
try {
  const report = await (part === 'pairs' ? pairsReport() : reportOfThis())
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function reportOfThis(): Promise<BenchReport | MemoryReport | ScreenReport | NightReport[]> {
  if (part === 'screen') return screenReport()
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') })
  try {
    if (part === 'night') return await nightReports(postgres.url)
    return await (part === 'memory' ? memoryReport(postgres.url) : ordersReport(postgres.url))
  } finally {
    await postgres.stop()
  }
}

async function nightReports(serverUrl: string): Promise<NightReport[]> {
  const clients = Number(values.clients ?? (values.quick ? 2000 : 1_000_000))
  const trades = Number(values.trades ?? clients)
  const acted = Math.round(0.3 * clients)
  const reports: NightReport[] = []
  // The same day with twice the clients shows what those cost who do nothing.
  for (const all of values.quick ? [clients] : [clients, 2 * clients]) {
    const size = { clients: all, acted, trades, holdings: 3 * clients }
    const idleSeconds = values.quick ? 3 : 15
    reports.push(await measureNight({ serverUrl, folder, size, ordersPerSecond: 50, idleSeconds, say }))
  }
  printNight(reports, say)
  return reports
}

async function ordersReport(serverUrl: string): Promise<BenchReport> {
  const effort = values.quick ? QUICK : FULL
  const clients = (values.clients ?? (values.quick ? '1000,20000' : '1000,1000000')).split(',').map(Number)
  const report = await measure({ serverUrl, folder, effort, clients, say })
  printReport(report, say)
  return report
}

async function memoryReport(serverUrl: string): Promise<MemoryReport> {
  const orders = Number(values.orders ?? (values.quick ? 60_000 : 2_000_000))
  const report = await measureMemory(await createBenchBooks(serverUrl, 1000), orders, say)
  say(`live memory after ${report.orders} orders / at the start: ${report.ratio} (wanted ≤ 1.2)`)
  return report
}

async function screenReport(): Promise<ScreenReport> {
  const report = await measureScreen(
    values.quick ? { runs: 1, scrollSeconds: 5 } : { runs: 5, scrollSeconds: 10 },
  )
  printScreen(report, say)
  return report
}

function pairsReport(): PairedFigure[] {
  const pairs = Number(values.pairs)
  const figures = measurePairs(values.before ?? '', { pairs, folder, say })
  printPairs(figures, say)
  return figures
}
