/**
 * Measures whether a day's orders stay in memory: what lives after a full collection, on the heap and outside it, when every
 * client has been touched, after a number of filled orders, and with the engine of the next start. Request ids are reported
 * separately, because they are kept for two days by rule.
 */
import { fullCollection } from '../../apps/server/quiet-collections.ts'
import type { BenchBooks } from './bench-books.ts'
import { giveOrder, warmUp } from './engine-runs.ts'
import { openEngine, type OpenEngine } from './open-engine.ts'
import { fillOf } from './rows.ts'

export interface MemoryReport {
  orders: number
  /** In megabytes, without the request ids. */
  atStart: number
  afterOrders: number
  afterRestart: number
  requestIdsAfter: number
  /** The memory after the orders divided by the memory at the start. */
  ratio: number
}

const IN_FLIGHT = 64
const MB = 1_048_576

export async function measureMemory(
  books: BenchBooks,
  orders: number,
  say: (line: string) => void,
): Promise<MemoryReport> {
  const collect = fullCollection()
  let engine = await openEngine(books.url)
  const live = (): number => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return Math.round((heapUsed + external - engine.requestIdBytes()) / MB)
  }
  await touchAll(engine, books)
  const atStart = live()
  say(`memory: ${atStart} MB live when every client has been touched`)
  await fillOrders(engine, books, orders)
  const afterOrders = live()
  const requestIdsAfter = Math.round(engine.requestIdBytes() / MB)
  say(
    `memory: ${afterOrders} MB live after ${orders} filled orders, and ${requestIdsAfter} MB of request ids`,
  )
  await engine.close()
  engine = await openEngine(books.url)
  await touchAll(engine, books)
  const afterRestart = live()
  await engine.close()
  say(`memory: ${afterRestart} MB live with the next engine`)
  return {
    orders,
    atStart,
    afterOrders,
    requestIdsAfter,
    afterRestart,
    ratio: Math.round((afterOrders / atStart) * 100) / 100,
  }
}

/** Compiles the code that orders need and ends the first of them. */
async function touchAll(engine: OpenEngine, books: BenchBooks): Promise<void> {
  await warmUp(engine.engine, books)
  await fillOrders(engine, books, books.active.length)
}

async function fillOrders({ engine }: OpenEngine, books: BenchBooks, orders: number): Promise<void> {
  let left = orders
  const worker = async (): Promise<void> => {
    while (left-- > 0) await engine.submit(fillOf(await giveOrder(engine, books)))
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
}
