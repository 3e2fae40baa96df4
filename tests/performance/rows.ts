/** Rows written per order and per fill, as the writer was given them and as PostgreSQL counted them. */
import type { Batch } from '../../core/engine/ports.ts'
import type { Command } from '../../core/engine/command.ts'
import { runSql, STANDING_CLOCK, type BenchBooks } from './bench-books.ts'
import { clOrdIdOf } from '../../core/books/cl-ord-id.ts'
import { giveOrder } from './engine-runs.ts'
import { round } from './figures.ts'
import { openEngine, type OpenEngine } from './open-engine.ts'

export interface Rows {
  /** Rows given to the writer for each order or fill. */
  given: number
  byTable: Record<string, number>
  /** From pg_stat_user_tables. */
  inserted: number
  updated: number
  hotUpdated: number
}

const IN_FLIGHT = 64

export async function countRows(
  books: BenchBooks,
  count: number,
): Promise<{ rowsPerOrder: Rows; rowsPerFill: Rows }> {
  const orderIds: number[] = []
  const rowsPerOrder = await counted(
    books,
    count,
    async ({ engine }) => void orderIds.push(await giveOrder(engine, books)),
  )
  const rowsPerFill = await counted(
    books,
    count,
    async ({ engine }) => void (await engine.submit(fillOf(orderIds.pop() ?? 0))),
  )
  return { rowsPerOrder, rowsPerFill }
}

/** The first act of every batch of work loads what it needs and is not counted; loading writes nothing. */
async function counted(
  books: BenchBooks,
  count: number,
  act: (engine: OpenEngine) => Promise<void>,
): Promise<Rows> {
  const before = await tuples(books.url)
  const given = new Map<string, number>()
  const engine = await openEngine(books.url, batch => addRows(given, batch))
  let left = count
  const worker = async (): Promise<void> => {
    while (left-- > 0) await act(engine)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  // A backend reports its statistics when it ends.
  await engine.close()
  const after = await tuples(books.url)
  const per = (value: number): number => round(value / count)
  const byTable = Object.fromEntries(
    [...given].filter(([, rows]) => rows > 0).map(([table, rows]) => [table, per(rows)]),
  )
  return {
    given: per([...given.values()].reduce((sum, rows) => sum + rows, 0)),
    byTable,
    inserted: per(after.inserted - before.inserted),
    updated: per(after.updated - before.updated),
    hotUpdated: per(after.hot - before.hot),
  }
}

function addRows(given: Map<string, number>, batch: Batch): void {
  const add = (table: string, rows: number): void => void given.set(table, (given.get(table) ?? 0) + rows)
  add('batch', 1)
  add('command', batch.commands.length)
  for (const [table, { inserted, updated }] of Object.entries(batch.dirty))
    add(table, inserted.size + updated.size)
}

interface Tuples {
  inserted: number
  updated: number
  hot: number
}

async function tuples(url: string): Promise<Tuples> {
  const [row] = await runSql<Tuples & Record<string, number>>(
    url,
    `
    select sum(n_tup_ins)::float8 as inserted, sum(n_tup_upd)::float8 as updated, sum(n_tup_hot_upd)::float8 as hot
    from pg_stat_user_tables where schemaname = 'current'`,
  )
  return row ?? { inserted: 0, updated: 0, hot: 0 }
}

/** The exchange fills an order whole. */
export function fillOf(orderId: number): Command {
  const input = {
    market: 'XSHG',
    tradingUnit: '26001',
    clOrdId: clOrdIdOf(orderId),
    kind: 'filled',
    exchangeOrderId: `E${orderId}`,
    tradeNo: String(orderId),
    price: 100_000,
    quantity: 100,
    canceledQuantity: 0,
    reason: '',
    isDuplicate: false,
  }
  return {
    functionCode: 'execution-report',
    input,
    inputText: JSON.stringify(input),
    principal: { kind: 'system' },
    channel: 'program',
    workstation: 'exchange',
    secrets: {},
    requestHash: '',
    contentHash: '',
    at: Date.now(),
    time: STANDING_CLOCK.time,
  }
}
