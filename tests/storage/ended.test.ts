/** With a real database: what has ended leaves memory, and whatever refers to it later finds it as it was. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clOrdIdOf } from '@guitai/core/books/cl-ord-id.ts'
import { stateLines } from '@guitai/core/books/state-hash.ts'
import type { SampleClient } from '../../apps/trial/sample-clients.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { openDay, StorageEngine } from './storage-engine.ts'

const LIMIT = 20
const ORDERS = 200
let database: TestDatabase
let clients: readonly SampleClient[]
let books: StorageEngine
let orderIds: number[]

beforeAll(async () => {
  database = await testDatabase()
  clients = await openDay(database.url, '2026-11-23', 3)
  const sql = new pg.Client({ connectionString: database.url })
  await sql.connect()
  await sql.query('update current.market set listed = true')
  await sql.query('update current.instrument set upper_limit = 141300, lower_limit = 115700')
  await sql.end()
  const whole = await StorageEngine.open(database.url)
  // Every client is in memory, so only what has left is loaded.
  for (const client of clients) await whole.give('F09', deposit(client, 1_000_000_00))
  await whole.close()
  books = await StorageEngine.open(database.url, { ended: LIMIT })
  for (const client of clients) await books.give('F09', deposit(client, 1))
  orderIds = await Promise.all(Array.from({ length: ORDERS }, (_, i) => enterOrder(i)))
  await Promise.all(orderIds.map(orderId => books.submit('execution-report', fillOf(orderId), '')))
  await Promise.all(
    Array.from({ length: ORDERS }, (_, i) => books.give('F09', deposit(clients[i % 3] as SampleClient, 5))),
  )
})

beforeEach(async () => {
  // What has ended leaves in the turn after its commit.
  await books.give('F09', deposit(clients[0] as SampleClient, 1))
})

afterAll(async () => {
  await books.close()
  await database.drop()
})

const deposit = ({ cashAccountNo }: SampleClient, amount: number) => ({
  cashAccountNo,
  kind: 'deposit',
  amount,
})

const close = (clientNo: number) => ({ clientNo, payout: 'cash', reason: '' })

async function enterOrder(i: number): Promise<number> {
  const { clientNo } = clients[i % clients.length] as SampleClient
  const input = {
    clientNo,
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: 128_500,
    quantity: 100,
  }
  return (await books.give<{ orderId: number }>('C01', input)).orderId
}

const fillOf = (orderId: number) => ({
  market: 'XSHG',
  tradingUnit: books.engine.books.orders.get(orderId)?.tradingUnit ?? '26001',
  clOrdId: clOrdIdOf(orderId),
  kind: 'filled',
  exchangeOrderId: `X${orderId}`,
  tradeNo: String(orderId),
  price: 128_500,
  quantity: 100,
  canceledQuantity: 0,
  reason: '',
  isDuplicate: false,
})

test('a day of filled orders leaves no more in memory than the limit, and what was in the last batches', () => {
  const { orders, trades, vouchers } = books.engine.books
  expect(orders.size).toBeLessThan(ORDERS / 2)
  expect(trades.size).toBe(orders.size)
  expect(vouchers.size).toBeLessThan(ORDERS / 2)
})

test('an ended order is found by its number', async () => {
  const [first = 0] = orderIds
  expect(books.engine.books.orders.has(first)).toBe(false)
  expect(await books.submit('O02', { orderId: first }, '')).toMatchObject({
    kind: 'rejected',
    rejection: { code: 'order_ended' },
  })
})

test('a fill that is told again is known', async () => {
  const [, second = 0] = orderIds
  expect(books.engine.books.orders.has(second)).toBe(false)
  const { tradeSeq, unplacedNo } = books.engine.books.counters
  expect(await books.submit('execution-report', fillOf(second), '')).toMatchObject({ kind: 'accepted' })
  expect(books.engine.books.counters).toMatchObject({ tradeSeq, unplacedNo })
})

test('a trade whose order has left is not booked again, to an order or to the error account', async () => {
  const [, , third = 0] = orderIds
  const strange = { ...fillOf(third), clOrdId: 'strange', exchangeOrderId: 'strange' }
  const { unplacedNo } = books.engine.books.counters
  await books.submit('execution-report', strange, '')
  const orderId = await enterOrder(0)
  expect(books.engine.books.orders.has(third)).toBe(false)
  const resolve = (more: object) => books.submit('E03B', { unplacedNo, reason: '归入', ...more }, '')
  const refused = { kind: 'rejected', rejection: { code: 'trade_already_booked' } }
  expect(await resolve({ act: 'place-at-order', orderId })).toMatchObject(refused)
  const toErrors = { act: 'error-account', instrument: '600000.XSHG', side: 'buy' }
  expect(await resolve(toErrors)).toMatchObject(refused)
})

test('a voucher is reversed after it has left', async () => {
  const voucherNo = books.engine.books.counters.voucherNo - ORDERS
  expect(books.engine.books.vouchers.has(voucherNo)).toBe(false)
  expect(await books.submit('F10', { voucherNo }, '')).toMatchObject({ kind: 'accepted' })
})

test('who needs all orders and trades of a client gets them all', async () => {
  // Its trades are settled at the day end, not at once.
  const { clientNo } = clients[1] as SampleClient
  const outcome = await books.submit('F08', close(clientNo), '')
  const ofClient = orderIds.filter((_, i) => i % clients.length === 1)
  expect(JSON.stringify(outcome).match(/unsettled:2026-11-23/g)).toHaveLength(ofClient.length)
})

test('what is in memory is what another engine reads from the disk', async () => {
  const lines = [...stateLines(books.engine.books)]
  await books.close()
  books = await StorageEngine.open(database.url)
  for (const { clientNo } of clients) await books.submit('F08', close(clientNo), '')
  const read = stateLines(books.engine.books)
  expect(read.size).toBeGreaterThan(lines.length)
  expect(lines.filter(([line, value]) => read.get(line) !== value)).toEqual([])
})
