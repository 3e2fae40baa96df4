/**
 * Whatever comes from outside goes through the engine to the real tables, and back after each end of the engine. No fact ends
 * the engine twice, and each is booked or listed. The generated facts know the words of the interface and no limits.
 */
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PostgresStorage } from '@guitai/adapters/storage/postgres-storage.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { INBOUND } from '@guitai/core/inbound/registry.generated.ts'
import { EngineHost } from '../../apps/server/engine-host.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { openDay, StorageEngine } from './storage-engine.ts'

const DAY = '2026-11-23'
let database: TestDatabase
let reading: pg.Client
let host: EngineHost
let ends = 0
let sequence = 0

beforeAll(async () => {
  database = await testDatabase()
  const [client] = await openDay(database.url, DAY, 3)
  reading = new pg.Client({ connectionString: database.url })
  await reading.connect()
  await reading.query(
    'update current.market set listed = true; update current.instrument set upper_limit = 141400, lower_limit = 115700',
  )
  const before = await StorageEngine.open(database.url)
  const order = { clientNo: client!.clientNo, instrument: '600000.XSHG', side: 'buy', orderType: 'limit' }
  for (let i = 0; i < 5; i++) await before.give('C01', { ...order, price: 128_500, quantity: 100 })
  await before.close()
  host = new EngineHost({
    registry: createRegistry(FUNCTIONS, INBOUND),
    openStorage: onLost => new PostgresStorage(database.url, onLost),
    send: () => undefined,
    committed: () => undefined,
    started: () => undefined,
    log: (_message, error) => {
      if (error !== undefined) ends++
    },
  })
  await host.start()
})

afterAll(async () => {
  await host.stop()
  await reading.end()
  await database.drop()
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', 'X1', '\u0000', '\ud800', "'; drop table x; --", '9'.repeat(9_000)),
)
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -1, 1, 100, 128_500, Number.MAX_SAFE_INTEGER, Number.MAX_VALUE, NaN),
)
const clOrdId = fc.oneof(fc.constantFrom('O000000001', 'O000000002', 'C000000001', 'P000000003'), text)
const report = fc.record(
  {
    market: fc.constantFrom('XSHG', 'XSHE', 'XNYS', ''),
    tradingUnit: fc.constantFrom('26001', '20001', ''),
    clOrdId,
    kind: fc.constantFrom('accepted', 'filled', 'canceled', 'rejected', 'cancel-rejected', 'strange'),
    exchangeOrderId: text,
    tradeNo: text,
    price: number,
    quantity: number,
    canceledQuantity: number,
    reason: text,
    isDuplicate: fc.boolean(),
    told: fc.record(
      { side: fc.constantFrom('buy', 'sell'), cumulative: number, code: text },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['market', 'kind'] },
)
const fact = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('execution-report'), report) },
  fc.tuple(fc.constant('unreadable-message'), fc.record({ source: text, reason: text, content: text })),
  fc.tuple(fc.constant('stream-complete'), fc.record({ market: text, tradeDate: text })),
  fc.tuple(fc.constant('market-opens'), fc.record({ orderId: number })),
  fc.tuple(fc.constant('submission-kept-back'), fc.record({ orderId: number, clOrdId })),
  fc.tuple(fc.constantFrom('execution-report', 'unreadable-message', 'custody-requests-sent'), fc.anything()),
)

function commandOf(functionCode: string, input: unknown): Command {
  sequence++
  return {
    functionCode,
    input,
    inputText: JSON.stringify(input) ?? 'nothing',
    principal: { kind: 'system' },
    channel: 'program',
    workstation: 'exchange',
    secrets: {},
    requestHash: '',
    contentHash: '',
    at: 1_795_000_000_000,
    time: 36_000,
    position: { session: 'XSHG-26001', numbering: 1, sequence },
  }
}

/** Does what the line does: what is not committed comes again. */
async function bring(command: Command): Promise<Outcome> {
  for (;;) {
    try {
      return await host.run(command)
    } catch {
      await expect.poll(() => host.engine === undefined).toBe(false)
    }
  }
}

test('no fact ends the engine twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 6 }), async facts => {
      const before = ends
      const outcomes = await Promise.all(facts.map(([kind, input]) => bring(commandOf(kind, input))))
      expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
      // Once for the batch that they shared, and once more for each that was refused by itself.
      expect(ends - before).toBeLessThanOrEqual(1 + facts.length)
    }),
    { numRuns: 40 },
  )
})

test('what cannot be stored is listed in its place, and what came with it is booked', async () => {
  const before = ends
  const fill = {
    market: 'XSHG',
    tradingUnit: '26001',
    clOrdId: 'O000000005',
    kind: 'accepted',
    exchangeOrderId: 'X5',
    tradeNo: '',
    price: 0,
    quantity: 0,
    reason: '',
    isDuplicate: false,
  }
  // No order has this number, and no column can hold it.
  await Promise.all([
    bring(commandOf('market-opens', { orderId: 1e30 })),
    bring(commandOf('execution-report', fill)),
  ])
  expect(ends - before).toBeGreaterThan(0)
  expect(ends - before).toBeLessThanOrEqual(2)
  const { rows } = await reading.query<{ content: string }>(
    "select content from current.unplaced where reason = 'could not be stored' and source = 'market-opens' order by unplaced_no desc limit 1",
  )
  expect(rows).toEqual([{ content: '{"orderId":1e+30}' }])
  const { rows: orders } = await reading.query('select status from current.orders where order_id = 5')
  expect(orders).toEqual([{ status: 'new' }])
})
