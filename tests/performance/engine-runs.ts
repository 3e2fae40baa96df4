/**
 * Runs the engine in this process: a number of orders in flight for a number of seconds, each with an id of its own, as a
 * counter sends them.
 */
import { contentHashOf, requestHashOf } from '../../adapters/http/edge/request-hash.ts'
import type { Command } from '../../core/engine/command.ts'
import type { Engine } from '../../core/engine/engine.ts'
import { instrumentOf, STANDING_CLOCK, type BenchBooks } from './bench-books.ts'
import { latenciesOf, type Latencies } from './figures.ts'
import { withStalls, type Stalls } from './heap-watch.ts'

export interface EngineRun extends Latencies, Stalls {
  inFlight: number
  ordersPerSecond: number
}

/** Any prime, so that neighbours in time are not neighbours in the tables. */
const STRIDE = 7919
let number = 0

export function nextOrder({ active }: BenchBooks): Command {
  const k = number++
  const clientNo = active[(k * STRIDE) % active.length] ?? 0
  const instrument = instrumentOf(k)
  const inputText = `{"clientNo":${clientNo},"instrument":"${instrument}","orderType":"limit","price":"10.00","quantity":100,"side":"buy"}`
  return {
    functionCode: 'C01',
    input: { clientNo, instrument, side: 'buy', orderType: 'limit', price: 100_000, quantity: 100 },
    inputText,
    principal: { kind: 'teller', tellerNo: 1001, branchNo: 1 },
    channel: 'counter',
    workstation: '127.0.0.1',
    secrets: {},
    requestHash: requestHashOf('teller:1001', `${process.pid}/${k}`),
    contentHash: contentHashOf('C01', inputText),
    at: Date.now(),
    time: STANDING_CLOCK.time,
  }
}

export async function giveOrder(engine: Engine, books: BenchBooks): Promise<number> {
  const outcome = await engine.submit(nextOrder(books))
  if (outcome.kind !== 'accepted') throw new Error(`an order was not accepted: ${JSON.stringify(outcome)}`)
  return (outcome.result as { orderId: number }).orderId
}

/** Loads every active client and runs the code often enough to be compiled. */
export async function warmUp(engine: Engine, books: BenchBooks): Promise<void> {
  for (let round = 0; round < 4; round++) await Promise.all(books.active.map(() => giveOrder(engine, books)))
}

export function runInFlight(
  engine: Engine,
  books: BenchBooks,
  inFlight: number,
  seconds: number,
): Promise<EngineRun> {
  return withStalls(() => givenInFlight(engine, books, inFlight, seconds))
}

async function givenInFlight(
  engine: Engine,
  books: BenchBooks,
  inFlight: number,
  seconds: number,
): Promise<Omit<EngineRun, keyof Stalls>> {
  const samples: number[] = []
  const begin = performance.now()
  const end = begin + seconds * 1000
  const worker = async (): Promise<void> => {
    for (let started = performance.now(); started < end; started = performance.now()) {
      await giveOrder(engine, books)
      samples.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  const ordersPerSecond = Math.round((samples.length / (performance.now() - begin)) * 1000)
  return { inFlight, ordersPerSecond, ...latenciesOf(samples) }
}

/** Sends orders at a given pace, whatever the engine does; each is measured from the moment when it was due. */
export function runPaced(
  engine: Engine,
  books: BenchBooks,
  perSecond: number,
  seconds: number,
): Promise<Latencies & Stalls> {
  return withStalls(() => givenPaced(engine, books, perSecond, seconds))
}

async function givenPaced(
  engine: Engine,
  books: BenchBooks,
  perSecond: number,
  seconds: number,
): Promise<Latencies> {
  const samples: number[] = []
  const given: Promise<void>[] = []
  const begin = performance.now()
  const give = async (due: number): Promise<void> => {
    await giveOrder(engine, books)
    samples.push(performance.now() - due)
  }
  for (let due = begin; due < begin + seconds * 1000; due += 1000 / perSecond) {
    while (performance.now() < due) await new Promise(resolve => setTimeout(resolve, 1))
    given.push(give(due))
  }
  await Promise.all(given)
  return latenciesOf(samples)
}
