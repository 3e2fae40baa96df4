/**
 * `npm run day -- --clients 500 --orders 20000 --seed 7 --json day.json`: a whole trading day at full speed through the real
 * server: HTTP, engine, PostgreSQL, FIX, the simulated exchanges in stepped time, day end, proof. Prints progress and the proof.
 * `--days 3`: as many days, one after another.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runDay } from './trial-day.ts'

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '500' },
    orders: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '7' },
    date: { type: 'string', default: '2026-11-23' },
    days: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})

const folder = await mkdtemp(join(tmpdir(), 'guitai-day-'))
try {
  const report = await runDay({
    folder,
    clients: Number(values.clients),
    orders: Number(values.orders),
    seed: Number(values.seed),
    date: values.date,
    days: Number(values.days),
    say: text => process.stdout.write(`${text}\n`),
  })
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`)
  process.exitCode = Object.values(report.proof).every(Boolean) ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
