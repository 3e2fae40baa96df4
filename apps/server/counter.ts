/**
 * The wiring of the counter: database, engine and its owner, exchange lines, quotes, batches, readers, HTTP. It reads top to
 * bottom; each part is in its own file.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { batchTemplate } from '@guitai/adapters/batch-file/batch-template.ts'
import { keptFiles } from '@guitai/adapters/day-files/file-source.ts'
import { depositoryOf } from '@guitai/adapters/day-files/depository-of.ts'
import { MarketClock } from '@guitai/adapters/clock/market-clock.ts'
import { createHttpApp } from '@guitai/adapters/http/app.ts'
import { EventsHub } from '@guitai/adapters/http/events/events-hub.ts'
import { HttpMetrics } from '@guitai/adapters/http/edge/metrics.ts'
import type { TlsFiles } from '@guitai/adapters/http/ports.ts'
import { Printer } from '@guitai/adapters/print/printer.ts'
import { documentBytes, findDocument, keepDocument } from '@guitai/adapters/storage/documents.ts'
import { migrate } from '@guitai/adapters/storage/migrate.ts'
import { PostgresStorage } from '@guitai/adapters/storage/postgres-storage.ts'
import { isAlive, openPool, type Pool } from '@guitai/adapters/storage/pool.ts'
import { createReader, type Reader } from '@guitai/adapters/storage/reader.ts'
import {
  findClientFacts,
  findCredential,
  loadSessions,
  removeSessions,
  saveSessions,
} from '@guitai/adapters/storage/sessions-table.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { MarketQuote } from '@guitai/core/books/market-quote.ts'
import type { BusinessDay } from '@guitai/core/books/tables/day/business-day.ts'
import { createRegistry, type Registry } from '@guitai/core/engine/registry.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { INBOUND } from '@guitai/core/inbound/registry.generated.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { PRINTS } from '@guitai/prints/registry.generated.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { ChainHeads } from './chain-heads.ts'
import { DiskWatch } from './disk-watch.ts'
import { EngineHost } from './engine-host.ts'
import type { ChunkSizes } from './jobs/define-job.ts'
import { JOBS } from './jobs/registry.generated.ts'
import { JobRunner } from './jobs/run-job.ts'
import { KeptDatabase } from './kept-database.ts'
import type { Line } from './lines.ts'
import { whyNotListening } from './listening.ts'
import { Markets } from './markets.ts'
import { fullCollection, QuietCollections } from './quiet-collections.ts'
import { runLines } from './run-lines.ts'
import { startSchedule } from './jobs/scheduler.ts'
import { publishBatch } from './publish-batch.ts'
import { printsPort } from './prints-port.ts'
import { reportsPort } from './reports-port.ts'

export interface CounterOptions {
  dataDir: string
  /** Where the chain's heads are noted; undefined means `heads` under `dataDir`. */
  headsFolder?: string
  /** The firm's own fonts for printed documents; undefined when there are none. */
  fontsFolder?: string
  /** An existing server; undefined means the embedded one under `dataDir`. */
  databaseUrl?: string
  host: string
  port: number
  tls?: TlsFiles
  /** The names to which it answers, besides those of its own machine. */
  names?: readonly string[]
  /** Passwords that everybody may know; they are not accepted from another machine. */
  publicPasswords?: readonly string[]
  /** The lines, requested when it is known where the books stand; undefined means that nothing is connected. */
  findLines?: (day: Readonly<BusinessDay>, parameters: Readonly<Parameters>) => Promise<readonly Line[]>
  /** Called when the closed day is in history. */
  dayMoved?: (businessDate: string, parameters: Readonly<Parameters>) => void
  /** In a trial: lets the simulated market close now. */
  closeMarket?: () => Promise<{ tradeDate: string; timeText: string }>
  staticDir?: string
  logLevel: string
  /** Absent: nothing is done by the clock. */
  runsSchedule?: true
  /** How much a batch function takes at a time; absent means the usual sizes. */
  chunkSizes?: ChunkSizes
  /** Called when a chunk of a job is committed. */
  chunkDone?: (functionCode: string) => void
}

export interface Counter {
  url: string
  databaseUrl: string
  host: EngineHost
  markets: Markets
  clock: MarketClock
  /** Runs any function, gathered in chunks where necessary. */
  run: (command: Command) => Promise<Outcome>
  /** No job is under way any more. */
  atRest: () => Promise<void>
  log: Logger
  /** `keepDatabase` leaves an embedded PostgreSQL running. */
  stop: (keepDatabase?: boolean) => Promise<void>
}

/** What everything else is built on. */
interface Ground {
  options: CounterOptions
  log: Logger
  databaseUrl: string
  db: Pool
  heads: ChainHeads
  clock: MarketClock
  events: EventsHub
  disk: DiskWatch
  metrics: HttpMetrics
  registry: Registry
}

/** How to end what has been started, in the order of starting. A start that fails also uses it. */
type Started = (() => Promise<unknown>)[]

export async function startCounter(options: CounterOptions): Promise<Counter> {
  const started: Started = []
  const embedded = await openDatabase(options)
  try {
    return await start(options, embedded, started)
  } catch (error) {
    await stopAll(embedded, false, started)
    throw error
  }
}

async function start(
  options: CounterOptions,
  embedded: KeptDatabase | undefined,
  started: Started,
): Promise<Counter> {
  const ground = await prepare(options, embedded)
  const { log, databaseUrl, db, clock } = ground
  started.push(
    () => db.end(),
    () => ground.heads.stop(),
  )
  const latestQuotes = new Map<string, MarketQuote>()
  const collections: QuietCollections = new QuietCollections({
    now: () => clock.now(),
    waiting: () => host.engine?.waiting ?? 0,
    collect: fullCollection(),
  })
  const host: EngineHost = openHost(ground, {
    latestQuotes,
    collections,
    markets: () => markets,
    jobs: () => jobs,
  })
  const markets = new Markets({ ...ground, host, latestQuotes })
  const jobs = openJobs(ground, host, markets)
  const run = (command: Command): Promise<Outcome> => runAny(host, jobs, command)
  const printer = new Printer({ ownFonts: options.fontsFolder })
  const reader = createReader({ url: databaseUrl })
  started.push(
    () => printer.close(),
    () => reader.close(),
    () => host.stop(),
    () => markets.stop(),
    async () => jobs.close(),
  )
  await host.start()
  await ground.heads.start()
  const { day, parameters } = present(host.books, 'open books')
  if (options.findLines !== undefined) await markets.connect(await options.findLines(day, parameters))
  const app = await openHttp(ground, { host, markets, reader, printer, run })
  started.push(() => app.close())
  const { host: address, port } = options
  const url = await app
    .listen({ host: address, port })
    .catch((error: unknown) => Promise.reject(whyNotListening(error, { host: address, port })))
  jobs.open()
  if (options.runsSchedule === true) started.push(startSchedule({ host, clock, log, run }))
  const stopCollections = collections.start()
  started.push(async () => stopCollections())
  const stop = (keepDatabase = false): Promise<void> => stopAll(embedded, keepDatabase, started)
  return { url, databaseUrl, host, markets, clock, run, atRest: () => jobs.atRest(), log, stop }
}

async function openDatabase({
  dataDir,
  databaseUrl,
  logLevel,
}: CounterOptions): Promise<KeptDatabase | undefined> {
  mkdirSync(dataDir, { recursive: true })
  if (databaseUrl !== undefined) return undefined
  const log = pino({ level: logLevel })
  return KeptDatabase.start(join(dataDir, 'postgres'), (text, error) => log.warn({ err: error }, text))
}

async function prepare(options: CounterOptions, embedded: KeptDatabase | undefined): Promise<Ground> {
  const log = pino({ level: options.logLevel })
  const databaseUrl = options.databaseUrl ?? present(embedded, 'embedded PostgreSQL').url
  await migrate(databaseUrl)
  const db = openPool(databaseUrl, error => log.warn({ err: error }, 'an idle database connection ended'))
  const events = new EventsHub()
  return {
    options,
    log,
    databaseUrl,
    db,
    heads: new ChainHeads({
      folder: options.headsFolder ?? join(options.dataDir, 'heads'),
      db,
      warn: (text, error) => log.warn({ err: error }, text),
    }),
    clock: new MarketClock(),
    events,
    disk: new DiskWatch(isFull => events.keep('disk', '', { isFull })),
    metrics: new HttpMetrics(),
    registry: createRegistry(FUNCTIONS, INBOUND),
  }
}

interface HostSide {
  latestQuotes: ReadonlyMap<string, MarketQuote>
  collections: QuietCollections
  markets: () => Markets
  jobs: () => JobRunner
}

function openHost(
  { databaseUrl, events, metrics, registry, log, disk }: Ground,
  { latestQuotes: quotes, collections, markets, jobs }: HostSide,
): EngineHost {
  const host: EngineHost = new EngineHost({
    registry,
    quotes,
    openStorage: onLost => new PostgresStorage(databaseUrl, onLost),
    send: outgoing => markets().send(outgoing),
    committed: batch => {
      disk.committed()
      metrics.batch(batch.commands.length)
      collections.committed()
      publishBatch(events, batch)
      markets().committed(batch.dirty)
      jobs().committed(batch.dirty)
      if (batch.dirty.business_day.inserted.size > 0) host.renew()
    },
    started: engine => {
      collections.opened()
      markets().engineStarted(engine)
      jobs().engineStarted()
    },
    log: (message, error) => {
      log.warn({ err: error }, message)
      disk.failed(error)
    },
  })
  return host
}

const CHUNK_SIZES: ChunkSizes = { rows: 2000, clients: 100 }

function openJobs(
  { options, db, databaseUrl, heads, events, registry, clock, log }: Ground,
  host: EngineHost,
  markets: Markets,
): JobRunner {
  const folderOf = (market: Market): string => markets.filesOf(market)?.folder ?? options.dataDir
  const jobs: JobRunner = new JobRunner({
    ports: {
      run: command => host.run(command),
      ask: command => runAny(host, jobs, command),
      now: () => clock.now(),
      books: () => present(host.books, 'open books'),
      db,
      databaseUrl,
      heads,
      folderOf,
      keptFilesOf: market =>
        keptFiles(folderOf(market), {
          keep: bytes => keepDocument(db, bytes),
          read: sha256 => documentBytes(db, sha256),
        }),
      depositoryOf: (market, source) =>
        depositoryOf(
          markets.filesOf(market) ?? { kind: 'depository-own', folder: options.dataDir },
          market,
          source,
        ),
      sizes: options.chunkSizes ?? CHUNK_SIZES,
      async dayBack() {
        host.renew()
        await host.ready()
      },
      dayMoved() {
        const { day, parameters } = present(host.books, 'open books')
        // The day is in history, so the next engine does not hold it in memory either.
        host.renew()
        options.dayMoved?.(day.businessDate, parameters)
      },
    },
    registry,
    jobs: JOBS,
    ready: () => host.ready(),
    progress({ branchNo, ...progress }) {
      events.publish('job', String(branchNo), progress)
      if (progress.what === 'chunk') options.chunkDone?.(progress.functionCode)
    },
    log: (text, error) => log.warn({ err: error }, text),
  })
  return jobs
}

/** Through a job when the function has one. When it decides on lines, these are run, each by itself. */
async function runAny(host: EngineHost, jobs: JobRunner, command: Command): Promise<Outcome> {
  const run = (one: Command): Promise<Outcome> => host.run(one)
  // A request that is refused already causes no work, so nothing is read for it.
  if (command.refusal !== undefined) return run(command)
  return (await jobs.run(command)) ?? runLines(await run(command), command, run)
}

interface HttpSide {
  host: EngineHost
  markets: Markets
  reader: Reader
  printer: Printer
  run: (command: Command) => Promise<Outcome>
}

function openHttp(
  { options, db, clock, events, disk, metrics, registry, log }: Ground,
  { host, markets, reader, printer, run }: HttpSide,
): ReturnType<typeof createHttpApp> {
  metrics.gauge('guitai_engine_ends', 'Engines that ended', () => host.ends)
  metrics.gauge('guitai_line_alarms', 'Lines that need a person', () => markets.alarms())
  metrics.gauge('guitai_messages_unplaced', 'Messages of the lines that found no place', () =>
    markets.unplaced(),
  )
  metrics.gauge('guitai_engine_waiting', 'Commands that wait for the engine', () => host.engine?.waiting ?? 0)
  const reports = reportsPort(reader, REPORTS)
  return createHttpApp({
    run,
    registry,
    events,
    metrics,
    log,
    books: () => host.books,
    clock: () => clock.now(),
    reports,
    prints: printsPort(reports, printer, PRINTS),
    batchTemplate,
    documents: {
      find: documentNo => findDocument(db, documentNo),
      read: sha256 => documentBytes(db, sha256),
    },
    credentials: {
      find: key => findCredential(db, key),
      about: clientNo => findClientFacts(db, clientNo),
    },
    sessions: {
      load: () => loadSessions(db),
      save: rows => saveSessions(db, rows),
      remove: hashes => removeSessions(db, hashes),
    },
    health: async () => ({ database: await isAlive(db), exchanges: markets.health() }),
    isDiskFull: () => disk.isFull,
    requestKey: keyIn(options.dataDir, 'request.key'),
    consoleKey: Buffer.from(keyIn(options.dataDir, 'console.key')).toString('base64url'),
    names: options.names ?? [],
    publicPasswords: new Set(options.publicPasswords),
    ...(options.closeMarket === undefined ? {} : { closeMarket: options.closeMarket }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    ...(options.staticDir === undefined ? {} : { staticDir: options.staticDir }),
  })
}

/**
 * In reverse order of starting: no new requests, no new messages, the last batch on disk, then the readers, then the database.
 */
async function stopAll(
  embedded: KeptDatabase | undefined,
  keepDatabase: boolean,
  started: Started,
): Promise<void> {
  for (let stop = started.pop(); stop !== undefined; stop = started.pop()) await stop()
  await (keepDatabase ? embedded?.leave() : embedded?.stop())
}

/**
 * Thirty-two random bytes beside the database, for the server's own account only. `request.key` keys the hash of what is secret
 * in a request, and seals second factors; `console.key` belongs to the operator (adapters/http/sign-in/console-routes.ts).
 */
function keyIn(dataDir: string, name: string): Uint8Array {
  const file = join(dataDir, name)
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}
