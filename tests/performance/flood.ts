/**
 * Measures whether queries slow orders: orders come at a steady, moderate pace while tellers query, first few and then ten
 * times as many.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { ReaderBusy } from '../../adapters/storage/reader-messages.ts'
import { createReader, type Reader } from '../../adapters/storage/reader.ts'
import type { Engine } from '../../core/engine/engine.ts'
import type { BenchBooks } from './bench-books.ts'
import { runPaced } from './engine-runs.ts'
import { median, round } from './figures.ts'
import { stallsOf, type Stalls } from './heap-watch.ts'

export interface Flood {
  ordersPerSecond: number
  idleQueriesPerSecond: number
  floodQueriesPerSecond: number
  /** Queries answered in all runs of the flood, and those refused because too many waited. */
  answered: number
  turnedAway: number
  idleP99ms: number
  floodP99ms: number
  idle: Stalls
  flood: Stalls
}

const ORDERS_PER_SECOND = 1000
/** A branch with a hundred tellers, each asking every five seconds. */
const IDLE_QUERIES = 20
const FLOOD = 10
const QUERIES = ['client-cash', 'client-orders', 'client-holdings', 'client-profile'] as const
const CONTEXT = { tellerNo: 1001, seesPersonalData: true, clientClasses: null, branches: null }

export async function runFlood(
  engine: Engine,
  books: BenchBooks,
  rounds: number,
  seconds: number,
): Promise<Flood> {
  const reader = createReader({ url: books.url })
  const idle: PacedRun[] = []
  const flood: PacedRun[] = []
  let questions = { answered: 0, turnedAway: 0 }
  try {
    // The reading thread starts with its first query.
    await ask(reader, books, 0, { answered: 0, turnedAway: 0, failure: undefined })
    await paced(engine, books, reader, IDLE_QUERIES * FLOOD, 1)
    for (let round = 0; round < rounds; round++) {
      idle.push(await paced(engine, books, reader, IDLE_QUERIES, seconds))
      const run = await paced(engine, books, reader, IDLE_QUERIES * FLOOD, seconds)
      flood.push(run)
      questions = {
        answered: questions.answered + run.answered,
        turnedAway: questions.turnedAway + run.turnedAway,
      }
    }
  } finally {
    await reader.close()
  }
  return {
    ordersPerSecond: ORDERS_PER_SECOND,
    idleQueriesPerSecond: IDLE_QUERIES,
    floodQueriesPerSecond: IDLE_QUERIES * FLOOD,
    ...questions,
    idleP99ms: round(median(idle.map(run => run.p99ms))),
    floodP99ms: round(median(flood.map(run => run.p99ms))),
    idle: stallsOf(idle),
    flood: stallsOf(flood),
  }
}

/** Compares the first five seconds after a spell without an order with those before it. */
export interface Quiet {
  spellSeconds: number
  beforeP99ms: number
  afterP99ms: number
  after: Stalls
}

const SPELL_SECONDS = 30
const FIRST_SECONDS = 5

export async function runQuietSpell(engine: Engine, books: BenchBooks): Promise<Quiet> {
  const before = await runPaced(engine, books, ORDERS_PER_SECOND, FIRST_SECONDS)
  await pause(SPELL_SECONDS * 1000)
  const after = await runPaced(engine, books, ORDERS_PER_SECOND, FIRST_SECONDS)
  return {
    spellSeconds: SPELL_SECONDS,
    beforeP99ms: before.p99ms,
    afterP99ms: after.p99ms,
    after: stallsOf([after]),
  }
}

interface Counts {
  answered: number
  turnedAway: number
  failure: unknown
}

interface PacedRun extends Counts, Stalls {
  p99ms: number
}

async function paced(
  engine: Engine,
  books: BenchBooks,
  reader: Reader,
  queriesPerSecond: number,
  seconds: number,
): Promise<PacedRun> {
  const counts: Counts = { answered: 0, turnedAway: 0, failure: undefined }
  let number = 0
  const begin = performance.now()
  const timer = setInterval(() => {
    for (const due = ((performance.now() - begin) / 1000) * queriesPerSecond; number < due; number++)
      void ask(reader, books, number, counts)
  }, 5)
  const run = await runPaced(engine, books, ORDERS_PER_SECOND, seconds)
  clearInterval(timer)
  if (counts.failure !== undefined) throw counts.failure as Error
  return { ...run, ...counts }
}

async function ask(reader: Reader, { active }: BenchBooks, number: number, counts: Counts): Promise<void> {
  const name = QUERIES[number % QUERIES.length] ?? 'client-cash'
  const client = String(active[(number * 7919) % active.length])
  try {
    await reader.run({ name, input: { client }, format: 'json', context: CONTEXT })
    counts.answered++
  } catch (error) {
    // A refused query slowed no order; the report counts them. Any other error makes the measurement invalid.
    if (error instanceof ReaderBusy) counts.turnedAway++
    else counts.failure ??= error
  }
}
