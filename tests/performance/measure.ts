/**
 * One run of all measurements on one server. The compared loads take turns, round by round, so that other activity on the
 * machine affects both; each figure is the median of its rounds.
 */
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { createBenchBooks, createDatabase, type BenchBooks } from './bench-books.ts'
import { runInFlight, warmUp, type EngineRun } from './engine-runs.ts'
import { middle, median, round } from './figures.ts'
import { runFlood, runQuietSpell, type Flood, type Quiet } from './flood.ts'
import { stallsOf, stallsText } from './heap-watch.ts'
import { runEmptyHttp, runOrdersOverHttp, type HttpRun } from './http-runs.ts'
import { initNaive, runNaive } from './naive.ts'
import { openEngine } from './open-engine.ts'
import { hasPgbench, initPgbench, runPgbench, YARDSTICK_CLIENTS, type PgbenchRun } from './pgbench.ts'
import { measureReady, type Ready } from './ready.ts'
import { countRows, type Rows } from './rows.ts'
import { processorTimes, stolenPercentSince } from './stolen-time.ts'

export interface Effort {
  rounds: number
  /** The duration of each single measurement. */
  seconds: number
  inFlight: readonly number[]
  countedOrders: number
  /** Commands added to the request-id window before the last start; 0 leaves that out. */
  commands: number
}

export interface BenchReport {
  /** Null when pgbench is not installed. */
  pgbench: { best: number; byClients: Record<string, number>; p99ms: Record<string, number> } | null
  naive: { best: number; byClients: Record<string, number> }
  engine: EngineRun[]
  http: { ordersPerSecond: number; p50ms: number; p99ms: number; residentMb: number | undefined }
  emptyHttp: { requestsPerSecond: number }
  /** With 64 in flight, by the number of stored clients. */
  clients: { count: number; ordersPerSecond: number; p99ms: number }[]
  ready: Ready[]
  /** On books without orders, and on books with all orders of the rounds. */
  flood: { fresh: Flood; full: Flood }
  quiet: Quiet
  rowsPerOrder: Rows
  rowsPerFill: Rows
  ratios: {
    engineToPgbench?: number
    httpToPgbench?: number
    engineToNaive: number
    httpToEmptyHttp: number
    manyToFewClients?: number
    floodToIdleFresh: number
    floodToIdleFull: number
    afterQuietToBefore: number
    /** The p99 with 64 in flight divided by pgbench's own with 8 clients, of the same round. */
    p99ToPgbench?: number
  }
  machine: {
    cpus: number
    model: string
    load: number[]
    node: string
    /** The percentage of the time that the host gave to others; undefined when the system does not say. */
    stolenPercent: number | undefined
  }
}

export interface Stage {
  serverUrl: string
  folder: string
  effort: Effort
  clients: readonly number[]
  say: (line: string) => void
}

type Rates = Map<number, number[]>

interface Collected {
  pgbench: Map<number, PgbenchRun[]>
  naive: Rates
  engine: EngineRun[]
  http: HttpRun[]
  empty: HttpRun[]
}

const COMPARED = 64

export async function measure(stage: Stage): Promise<BenchReport> {
  const { serverUrl, effort, say } = stage
  const begun = processorTimes()
  const yardstickUrl = await createDatabase(serverUrl, 'yardstick')
  if (hasPgbench()) await initPgbench(yardstickUrl)
  else say('pgbench is not installed: the yardstick is one transaction an order')
  await initNaive(yardstickUrl)
  const stored: BenchBooks[] = []
  for (const count of stage.clients) {
    say(`storing ${count} clients …`)
    stored.push(await createBenchBooks(serverUrl, count))
  }
  const [books] = stored
  if (books === undefined) throw new Error('no number of clients was given')
  const collected: Collected = { pgbench: new Map(), naive: new Map(), engine: [], http: [], empty: [] }
  const fresh = await floodOf(stage, books)
  for (let turn = 1; turn <= effort.rounds; turn++)
    await oneRound(stage, yardstickUrl, books, collected, `round ${turn} of ${effort.rounds}: `)
  const clients = await compareClients(stage, stored)
  const rows = await countRows(books, effort.countedOrders)
  const full = await floodOf(stage, books)
  const quiet = await quietOf(books)
  const ready = await readyOf(stage, stored)
  return reportOf(collected, stolenPercentSince(begun), {
    clients,
    flood: { fresh, full },
    quiet,
    ready,
    ...rows,
  })
}

async function oneRound(
  { effort, folder, say }: Stage,
  yardstickUrl: string,
  books: BenchBooks,
  collected: Collected,
  prefix: string,
): Promise<void> {
  if (hasPgbench()) {
    for (const clients of YARDSTICK_CLIENTS)
      add(collected.pgbench, clients, await runPgbench(yardstickUrl, clients, effort.seconds))
    say(`${prefix}pgbench ${lastOf(ratesOf(collected.pgbench))} tps`)
  }
  const engine = await openEngine(books.url)
  await warmUp(engine.engine, books)
  for (const inFlight of effort.inFlight) {
    const run = await runInFlight(engine.engine, books, inFlight, effort.seconds)
    collected.engine.push(run)
    say(
      `${prefix}engine, ${inFlight} in flight: ${run.ordersPerSecond} orders/s, p50 ${run.p50ms} ms, p99 ${run.p99ms} ms, ${stallsText(run)}`,
    )
  }
  await engine.close()
  for (const connections of YARDSTICK_CLIENTS)
    add(collected.naive, connections, await runNaive(yardstickUrl, connections, effort.seconds))
  say(`${prefix}one transaction an order ${lastOf(collected.naive)} a second`)
  collected.http.push(await runOrdersOverHttp(books, join(folder, 'counter'), effort.seconds))
  collected.empty.push(await runEmptyHttp(books, effort.seconds))
  say(
    `${prefix}over HTTP ${collected.http.at(-1)?.perSecond} orders/s, empty handler ${collected.empty.at(-1)?.perSecond} requests/s`,
  )
}

function add<Run>(runs: Map<number, Run[]>, clients: number, run: Run): void {
  runs.set(clients, [...(runs.get(clients) ?? []), run])
}

const ratesOf = (runs: Collected['pgbench']): Rates =>
  new Map([...runs].map(([clients, all]) => [clients, all.map(run => run.perSecond)]))

const lastOf = (rates: Rates): string =>
  [...rates].map(([clients, all]) => `${clients}: ${Math.round(all.at(-1) ?? 0)}`).join(', ')

/** Few and many clients in turn, engines open side by side. */
async function compareClients(
  { effort, say }: Stage,
  stored: readonly BenchBooks[],
): Promise<BenchReport['clients']> {
  const engines = await Promise.all(stored.map(books => openEngine(books.url)))
  const runs = stored.map((): EngineRun[] => [])
  for (const [i, { engine }] of engines.entries()) await warmUp(engine, stored[i] as BenchBooks)
  for (let turn = 0; turn < effort.rounds + 1; turn++) {
    for (const [i, { engine }] of engines.entries())
      runs[i]?.push(await runInFlight(engine, stored[i] as BenchBooks, COMPARED, effort.seconds))
  }
  for (const engine of engines) await engine.close()
  const clients = stored.map(({ clients: count }, i) => ({
    count,
    ordersPerSecond: Math.round(median((runs[i] ?? []).map(run => run.ordersPerSecond))),
    p99ms: middle(runs[i] ?? [], run => run.p99ms),
  }))
  for (const { count, ordersPerSecond } of clients)
    say(`${count} clients stored: ${ordersPerSecond} orders/s with ${COMPARED} in flight`)
  return clients
}

async function floodOf({ effort }: Stage, books: BenchBooks): Promise<Flood> {
  const engine = await openEngine(books.url)
  try {
    await warmUp(engine.engine, books)
    return await runFlood(engine.engine, books, effort.rounds, effort.seconds)
  } finally {
    await engine.close()
  }
}

async function quietOf(books: BenchBooks): Promise<Quiet> {
  const engine = await openEngine(books.url)
  try {
    await warmUp(engine.engine, books)
    return await runQuietSpell(engine.engine, books)
  } finally {
    await engine.close()
  }
}

async function readyOf({ effort, folder, say }: Stage, stored: readonly BenchBooks[]): Promise<Ready[]> {
  const ready: Ready[] = []
  for (const commands of effort.commands > 0 ? [0, effort.commands] : [0]) {
    for (const books of stored) {
      const one = await measureReady(books, join(folder, 'counter'), commands)
      say(
        `ready with ${one.clients} clients and ${one.commands} commands in the window: engine ${one.engineSeconds} s, counter ${one.counterSeconds} s`,
      )
      ready.push(one)
    }
  }
  return ready
}

function bestOf(rates: Rates): { best: number; byClients: Record<string, number> } {
  const byClients = Object.fromEntries([...rates].map(([clients, all]) => [clients, Math.round(median(all))]))
  return { best: Math.max(...Object.values(byClients)), byClients }
}

function p99Of(runs: Collected['pgbench']): Record<string, number> {
  return Object.fromEntries([...runs].map(([clients, all]) => [clients, middle(all, run => run.p99ms)]))
}

const floodToIdle = ({ floodP99ms, idleP99ms }: Flood): number => round(floodP99ms / idleP99ms)

/** Round by round, so that other activity on the machine affected both. */
function p99ToPgbench(
  pgbench: Collected['pgbench'],
  engine: readonly EngineRun[],
): { p99ToPgbench?: number } {
  const own = pgbench.get(8) ?? []
  const runs = engine.filter(run => run.inFlight === COMPARED)
  const ratios = own.flatMap((run, i) => (runs[i] === undefined ? [] : [runs[i].p99ms / run.p99ms]))
  return ratios.length === 0 ? {} : { p99ToPgbench: round(median(ratios)) }
}

function reportOf(
  { pgbench, naive, engine, http, empty }: Collected,
  stolenPercent: number | undefined,
  more: Pick<BenchReport, 'clients' | 'flood' | 'quiet' | 'ready' | 'rowsPerOrder' | 'rowsPerFill'>,
): BenchReport {
  const yardstick = pgbench.size === 0 ? null : { ...bestOf(ratesOf(pgbench)), p99ms: p99Of(pgbench) }
  const naiveBest = bestOf(naive)
  const runs = [...Map.groupBy(engine, run => run.inFlight)].map(([inFlight, all]) => ({
    inFlight,
    ordersPerSecond: Math.round(median(all.map(run => run.ordersPerSecond))),
    p50ms: middle(all, run => run.p50ms),
    p99ms: middle(all, run => run.p99ms),
    ...stallsOf(all),
  }))
  const at64 = runs.find(run => run.inFlight === COMPARED)?.ordersPerSecond ?? 0
  const [ordersPerSecond, requestsPerSecond] = [http, empty].map(all =>
    Math.round(median(all.map(run => run.perSecond))),
  ) as [number, number]
  const [few, many] = more.clients
  return {
    pgbench: yardstick,
    naive: naiveBest,
    engine: runs,
    http: {
      ordersPerSecond,
      p50ms: middle(http, run => run.p50ms),
      p99ms: middle(http, run => run.p99ms),
      residentMb: http.at(-1)?.residentMb,
    },
    emptyHttp: { requestsPerSecond },
    ...more,
    ratios: {
      ...(yardstick === null
        ? {}
        : {
            engineToPgbench: round(at64 / yardstick.best),
            httpToPgbench: round(ordersPerSecond / yardstick.best),
          }),
      engineToNaive: round(at64 / naiveBest.best),
      httpToEmptyHttp: round(ordersPerSecond / requestsPerSecond),
      ...(few === undefined || many === undefined
        ? {}
        : { manyToFewClients: round(many.ordersPerSecond / few.ordersPerSecond) }),
      floodToIdleFresh: floodToIdle(more.flood.fresh),
      floodToIdleFull: floodToIdle(more.flood.full),
      afterQuietToBefore: round(more.quiet.afterP99ms / more.quiet.beforeP99ms),
      ...p99ToPgbench(pgbench, engine),
    },
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model ?? '',
      load: loadavg().map(load => round(load, 1)),
      node: process.version,
      stolenPercent,
    },
  }
}
