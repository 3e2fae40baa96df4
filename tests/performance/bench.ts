/**
 * `npm run bench -- orders --json FILE`: how fast orders go, beside what the same server does otherwise, with fsync on.
 *
 * `--quick` is the short form; `--clients 1000,1000000` says how many clients are stored.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../adapters/storage/embedded-postgres.ts'
import { measure, type Effort } from './measure.ts'
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
  },
})
if (positionals.length !== 1 || positionals[0] !== 'orders') {
  process.stderr.write('usage: npm run bench -- orders [--json FILE] [--quick] [--clients 1000,1000000]\n')
  process.exit(2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const clients = (values.clients ?? (values.quick ? '1000,20000' : '1000,1000000')).split(',').map(Number)
const folder = await mkdtemp(join(tmpdir(), 'guitai-bench-'))
const postgres = await startPostgres({ dataDir: join(folder, 'postgres') })
try {
  const report = await measure({
    serverUrl: postgres.url,
    folder,
    effort: values.quick ? QUICK : FULL,
    clients,
    say,
  })
  printReport(report, say)
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`)
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
