/**
 * `bench -- night`: closes a day of a given size with the counter's own steps, beside orders for the next day, and says how long each step
 * took and what the orders felt of it. E01 is compared with COPY of the same rows into a table with the same indexes.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import copyStreams from 'pg-copy-streams'
import { auditEvening } from '@guitai/audit/close-evening.ts'
import { present } from '../../core/base/assert.ts'
import { dayPlan, isOfDayEnd, type PlannedStep } from '../../core/rules/day-plan.ts'
import { startCounter, type Counter } from '../../apps/server/counter.ts'
import { Refused, systemCommand } from '../../apps/server/system-commands.ts'
import { instrumentOf, STANDING_CLOCK, TRADE_DATE } from './bench-books.ts'
import { latenciesOf, round, type Latencies } from './figures.ts'
import { createNightBooks, type NightBooks, type NightSize } from './night-books.ts'
import { writeNightFiles } from './night-files.ts'

export interface NightReport extends NightSize {
  loadSeconds: number
  /** By step; markets together. */
  stages: Record<string, number>
  secondEngineSeconds: number
  totalSeconds: number
  copySeconds: number
  /** Of this process, which is the counter and gives the orders. */
  peakMebibytes: number
  idle: Latencies
  busy: Latencies
  /** Those that were given beside the steps, and those of them that were taken, which is after the close. */
  busyOrders: number
  takenOrders: number
  isProved: boolean
  falseLines: readonly string[]
}

export interface NightChoice {
  serverUrl: string
  folder: string
  size: NightSize
  ordersPerSecond: number
  idleSeconds: number
  say: (line: string) => void
}

const AFTER_CLOSE = { ...STANDING_CLOCK, time: 61_200 } as const

export async function measureNight(choice: NightChoice): Promise<NightReport> {
  const { serverUrl, folder, size, say } = choice
  const files = join(folder, `night-${size.clients}`)
  const books = await createNightBooks(serverUrl, size, (url, date) =>
    withCounter(url, { files, date }, async counter => void (await closeDay(counter, { url, date }))),
  )
  say(
    `${size.clients} clients, ${size.trades} trades, ${size.holdings} holdings made in ${books.seconds.toFixed(0)} s`,
  )
  return withCounter(books.url, { files, date: TRADE_DATE }, counter => closed(counter, books, choice))
}

/** A counter in this process, after the close of a day whose files are there. */
async function withCounter<T>(
  databaseUrl: string,
  { files, date }: { files: string; date: string },
  act: (counter: Counter) => Promise<T>,
): Promise<T> {
  await writeNightFiles(databaseUrl, files, date)
  const counter = await startCounter({
    databaseUrl,
    dataDir: files,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'warn',
  })
  try {
    counter.clock.hear({ ...AFTER_CLOSE, tradeDate: date })
    return await act(counter)
  } finally {
    await counter.stop()
  }
}

async function closed(counter: Counter, books: NightBooks, choice: NightChoice): Promise<NightReport> {
  const { say, ordersPerSecond, idleSeconds } = choice
  const night = new NightOrders(counter, books)
  const idle = await night.during(pause(idleSeconds * 1000), ordersPerSecond)
  const watch = new PeakMemory()
  let copySeconds = 0
  const { stages, ...busy } = await night.during(
    closeDay(counter, {
      url: books.url,
      date: TRADE_DATE,
      say,
      async after(step) {
        if (step === 'E01-XSHG') copySeconds = await copyTrades(books.url, choice.folder)
      },
    }),
    ordersPerSecond,
  )
  const peakMebibytes = watch.stop()
  const { secondEngine = 0, ...steps } = stages
  const certificate = await readCertificate(books.url)
  return {
    clients: books.clients,
    acted: books.acted,
    trades: books.trades,
    holdings: books.holdings,
    loadSeconds: round(books.seconds),
    stages: steps,
    secondEngineSeconds: secondEngine,
    totalSeconds: round(Object.values(steps).reduce((sum, seconds) => sum + seconds, 0)),
    copySeconds,
    peakMebibytes,
    idle: idle.latencies,
    busy: busy.latencies,
    busyOrders: busy.orders,
    takenOrders: busy.taken,
    ...certificate,
  }
}

interface ClosingDay {
  url: string
  date: string
  /** Absent: nothing is measured, and the second engine does not run by itself. */
  after?: (step: string) => Promise<void>
  say?: (line: string) => void
}

/** Seconds of each step up to E28; the second engine also runs by itself, before the step of which it is a part. */
async function closeDay(
  counter: Counter,
  { url, date, after, say }: ClosingDay,
): Promise<{ stages: Record<string, number> }> {
  const { parameters } = present(counter.host.books, 'open books')
  const plan = dayPlan(parameters, date)
  const stages: Record<string, number> = {}
  const timed = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const begin = performance.now()
    await act()
    stages[name] = round((stages[name] ?? 0) + (performance.now() - begin) / 1000)
    say?.(`  ${name.padEnd(14)} ${String(stages[name])} s`)
  }
  for (const planned of plan.filter(({ key }) => isOfDayEnd(plan, key))) {
    const code = planned.functionCode
    if (code === 'E13' && after !== undefined) await timed('secondEngine', () => auditAlone(url))
    await timed(code, () => runStep(counter, planned, date))
    await after?.(planned.key)
  }
  return { stages }
}

async function runStep(
  counter: Counter,
  { functionCode, input, key }: PlannedStep,
  date: string,
): Promise<void> {
  const requestId = `night/${date}/${key}`
  const outcome = await counter.run(systemCommand(counter, { functionCode, input, requestId }))
  if (outcome.kind !== 'accepted') throw new Refused(functionCode, outcome)
}

async function onClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'guitai bench' })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

async function auditAlone(url: string): Promise<void> {
  await onClient(url, async client => {
    await client.query('begin isolation level repeatable read read only')
    await auditEvening(client, TRADE_DATE)
    await client.query('rollback')
  })
}

/** Seconds that COPY takes for the rows of E01, from CSV, into a table with the same indexes. */
async function copyTrades(url: string, folder: string): Promise<number> {
  const path = join(folder, 'trades.csv')
  return onClient(url, async client => {
    const out = client.query(copyStreams.to('copy current.depository_trade to stdout (format csv)'))
    await pipeline(out, createWriteStream(path))
    await client.query('create table public.copied (like current.depository_trade including all)')
    const begin = performance.now()
    await pipeline(
      createReadStream(path),
      client.query(copyStreams.from('copy public.copied from stdin (format csv)')),
    )
    const seconds = round((performance.now() - begin) / 1000)
    await client.query('drop table public.copied')
    return seconds
  })
}

async function readCertificate(url: string): Promise<Pick<NightReport, 'isProved' | 'falseLines'>> {
  const rows = await onClient(url, async client => {
    const found = await client.query<{
      content: { isProved: boolean; lines: { name: string; isTrue: boolean }[] }
    }>('select content from current.certificate where business_date = $1', [TRADE_DATE])
    return found.rows
  })
  const { isProved = false, lines = [] } = rows[0]?.content ?? {}
  return { isProved, falseLines: lines.filter(({ isTrue }) => !isTrue).map(({ name }) => name) }
}

/** Orders of the evening for the next trading day, at a pace, each measured from the moment when it was due. */
class NightOrders {
  readonly #counter: Counter
  readonly #books: NightBooks
  #number = 0
  #taken = 0

  constructor(counter: Counter, books: NightBooks) {
    this.#counter = counter
    this.#books = books
  }

  /** While something else goes on. */
  async during<T>(
    other: Promise<T>,
    perSecond: number,
  ): Promise<T & { latencies: Latencies; orders: number; taken: number }> {
    const samples: number[] = []
    const given: Promise<void>[] = []
    const over = new AbortController()
    const ended = other.finally(() => over.abort())
    // Whoever waits for it below hears of its failure.
    ended.catch(() => undefined)
    for (let due = performance.now(); !over.signal.aborted; due += 1000 / perSecond) {
      while (performance.now() < due) await pause(1)
      given.push(this.#give().then(() => void samples.push(performance.now() - due)))
    }
    await Promise.all(given)
    const result = await ended
    return { ...result, latencies: latenciesOf(samples), orders: samples.length, taken: this.#taken }
  }

  async #give(): Promise<void> {
    const number = this.#number++
    const { firstClient, clients } = this.#books
    const input = {
      clientNo: firstClient + ((number * 7919) % clients),
      instrument: instrumentOf(number),
      side: 'buy',
      orderType: 'limit',
      price: 100_000,
      quantity: 100,
    }
    const command = systemCommand(this.#counter, {
      functionCode: 'C01',
      input,
      requestId: `evening/${number}`,
    })
    const outcome = await this.#counter.run(command)
    if (outcome.kind === 'accepted') this.#taken++
    // Until the day is closed there is no order for the next one. A refusal is decided and logged as well.
    else if (outcome.kind !== 'rejected') throw new Refused('C01', outcome)
  }
}

/** The most memory that this process had, looked at twice a second. */
class PeakMemory {
  #peak = 0
  readonly #timer = setInterval(() => this.#look(), 500)

  #look(): void {
    this.#peak = Math.max(this.#peak, process.memoryUsage.rss())
  }

  stop(): number {
    this.#look()
    clearInterval(this.#timer)
    return Math.round(this.#peak / 2 ** 20)
  }
}

/** What is wanted at full size, on two cores. */
const WANTED: Readonly<Record<string, number>> = {
  E01: 50,
  E02: 40,
  E03: 15,
  E11: 35,
  E12: 60,
  E13: 30,
  E28: 2,
}

export function printNight(reports: readonly NightReport[], say: (line: string) => void): void {
  for (const report of reports) {
    const { clients, acted, trades, holdings, stages } = report
    say(`\n${clients} clients, ${acted} acted, ${trades} trades, ${holdings} holdings`)
    for (const [stage, seconds] of Object.entries(stages))
      say(
        `  ${stage.padEnd(24)} ${seconds.toFixed(2).padStart(9)} s${WANTED[stage] === undefined ? '' : `   (at full size ${WANTED[stage]} s)`}`,
      )
    say(`  ${'second engine by itself'.padEnd(24)} ${report.secondEngineSeconds.toFixed(2).padStart(9)} s`)
    say(`  ${'all steps'.padEnd(24)} ${report.totalSeconds.toFixed(2).padStart(9)} s   (at full size 300 s)`)
    say(`  E01 against COPY         ${ratio(stages['E01'] ?? 0, report.copySeconds)}   (wanted 3)`)
    say(
      `  orders for tomorrow      p99 ${report.busy.p99ms} ms of ${report.busyOrders} (${report.takenOrders} taken), idle ${report.idle.p99ms} ms   (wanted 250 ms, 15 × idle)`,
    )
    say(`  memory of the counter    ${report.peakMebibytes} MiB`)
    say(`  proof                    ${report.isProved ? 'true' : `FALSE: ${report.falseLines.join(', ')}`}`)
  }
  const [once, twice] = reports
  if (once !== undefined && twice !== undefined)
    say(
      `\nclients × ${twice.clients / once.clients}: all steps × ${round(twice.totalSeconds / once.totalSeconds)}   (wanted 1.1)`,
    )
}

const ratio = (seconds: number, copy: number): string =>
  copy === 0 ? 'nothing to copy' : `${round(seconds / copy)} × (${copy} s)`
