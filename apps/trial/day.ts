/**
 * `npm run day -- --clients 500 --orders 20000 --seed 7 --json day.json`: a whole trading day at full speed through the real
 * server: HTTP, engine, PostgreSQL, FIX, the simulated exchanges in stepped time, day end, proof. Prints progress and the proof.
 * `--days 3`: as many days, one after another. `--keep DIR`: the database stays in DIR and goes on running, so that anybody
 * can look at it; its address is printed, and stands as `database` in the JSON. Arguments that make no sense: exit code 2.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isBusinessDate } from '@guitai/core/base/business-date.ts'
import { calendarOf, isTradingDay } from '@guitai/core/rules/calendar.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { runDay, type DayOptions } from './trial-day.ts'

const FLAGS = {
  clients: { type: 'string', default: '500' },
  orders: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '7' },
  date: { type: 'string', default: '2026-11-23' },
  days: { type: 'string', default: '1' },
  json: { type: 'string' },
  keep: { type: 'string' },
} as const

class Senseless extends Error {}

function read(): Omit<DayOptions, 'folder' | 'say'> & { json: string | undefined; keep: string | undefined } {
  const { clients, orders, seed, date, days, json, keep } = flags()
  const calendar = calendarOf(defaultParameters().holidays)
  if (!isBusinessDate(date) || !isTradingDay(calendar, date))
    throw new Senseless(`--date ${date}: not a trading day (yyyy-mm-dd)`)
  if (keep !== undefined && existsSync(keep) && readdirSync(keep).length > 0)
    throw new Senseless(`--keep ${keep}: there is something in this folder already`)
  return {
    clients: whole('clients', clients, { least: 1, most: 100_000 }),
    orders: whole('orders', orders, { least: 0, most: 10_000_000 }),
    seed: whole('seed', seed, { least: 0, most: 2 ** 31 }),
    date,
    days: whole('days', days, { least: 1, most: 250 }),
    keepDatabase: keep !== undefined,
    json,
    keep,
  }
}

function flags() {
  try {
    return parseArgs({ options: FLAGS }).values
  } catch (error) {
    throw new Senseless((error as Error).message)
  }
}

function whole(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new Senseless(`--${name} ${text}: want a whole number from ${least} to ${most}`)
  return value
}

async function run(): Promise<void> {
  const { json, keep, ...options } = read()
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'guitai-day-')) : resolve(keep)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    const report = await runDay({ ...options, folder, say: text => process.stdout.write(`${text}\n`) })
    if (report.database !== undefined) process.stdout.write(`database ${report.database}\n`)
    if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 })
    process.exitCode = Object.values(report.proof).every(Boolean) ? 0 : 1
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true, force: true })
  }
}

try {
  await run()
} catch (error) {
  if (!(error instanceof Senseless)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
