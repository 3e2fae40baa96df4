/** Whether questions can slow orders: orders at a steady, moderate pace while tellers look things up, few of them and then ten times as many. */
import { ReaderBusy } from '../../adapters/storage/reader-messages.ts'
import { createReader, type Reader } from '../../adapters/storage/reader.ts'
import type { Engine } from '../../core/engine/engine.ts'
import type { BenchBooks } from './bench-books.ts'
import { runPaced } from './engine-runs.ts'
import { median, round } from './figures.ts'

export interface Flood {
  ordersPerSecond: number
  idleQueriesPerSecond: number
  floodQueriesPerSecond: number
  /** Questions answered in all runs of the flood, and those turned away because too many waited. */
  answered: number
  turnedAway: number
  idleP99ms: number
  floodP99ms: number
}

const ORDERS_PER_SECOND = 1000
/** A branch with a hundred tellers, each asking every five seconds. */
const IDLE_QUERIES = 20
const FLOOD = 10
const QUERIES = ['client-cash', 'client-orders', 'client-holdings', 'client-profile'] as const
const CONTEXT = { tellerNo: 1001, seesPersonalData: true, clientClasses: null }

export async function runFlood(
  engine: Engine,
  books: BenchBooks,
  rounds: number,
  seconds: number,
): Promise<Flood> {
  const reader = createReader({ url: books.url })
  const idle: number[] = []
  const flood: number[] = []
  let questions = { answered: 0, turnedAway: 0 }
  try {
    // The reading thread starts with its first question.
    await ask(reader, books, 0, { answered: 0, turnedAway: 0, failure: undefined })
    await paced(engine, books, reader, IDLE_QUERIES * FLOOD, 1)
    for (let round = 0; round < rounds; round++) {
      idle.push((await paced(engine, books, reader, IDLE_QUERIES, seconds)).p99ms)
      const run = await paced(engine, books, reader, IDLE_QUERIES * FLOOD, seconds)
      flood.push(run.p99ms)
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
    idleP99ms: round(median(idle)),
    floodP99ms: round(median(flood)),
  }
}

interface Counts {
  answered: number
  turnedAway: number
  failure: unknown
}

async function paced(
  engine: Engine,
  books: BenchBooks,
  reader: Reader,
  queriesPerSecond: number,
  seconds: number,
) {
  const counts: Counts = { answered: 0, turnedAway: 0, failure: undefined }
  let number = 0
  const begin = performance.now()
  const timer = setInterval(() => {
    for (const due = ((performance.now() - begin) / 1000) * queriesPerSecond; number < due; number++)
      void ask(reader, books, number, counts)
  }, 5)
  const { p99ms } = await runPaced(engine, books, ORDERS_PER_SECOND, seconds)
  clearInterval(timer)
  if (counts.failure !== undefined) throw counts.failure as Error
  return { p99ms, ...counts }
}

async function ask(reader: Reader, { active }: BenchBooks, number: number, counts: Counts): Promise<void> {
  const name = QUERIES[number % QUERIES.length] ?? 'client-cash'
  const client = String(active[(number * 7919) % active.length])
  try {
    await reader.run({ name, input: { client }, format: 'json', context: CONTEXT })
    counts.answered++
  } catch (error) {
    // A question turned away is one that slowed no order; how many there were is told. Any other end is no measurement.
    if (error instanceof ReaderBusy) counts.turnedAway++
    else counts.failure ??= error
  }
}
