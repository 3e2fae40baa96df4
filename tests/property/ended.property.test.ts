/**
 * Whatever has ended leaves memory as soon as it is committed and comes back when something refers to it. Every answer, and the
 * books, are the same as if nothing had ever left.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import type { Order, Trade } from '@guitai/core/books/orders.ts'
import type { Voucher } from '@guitai/core/books/tables/cash/voucher.ts'
import { stateLines } from '@guitai/core/books/state-hash.ts'
import { DEFAULT_LIMITS, Engine } from '@guitai/core/engine/engine.ts'
import { adoptClient } from '@guitai/core/engine/load-clients.ts'
import { evictClient } from '@guitai/core/engine/evict-client.ts'
import type { Batch, Loaded } from '@guitai/core/engine/ports.ts'
import type { ExecutionReport } from '@guitai/core/inbound/execution-report.ts'
import { Tables } from '@guitai/core/testing/tables.ts'
import { MemoryStorage } from '../support/memory-storage.ts'
import { action, commandOf, registry, stepsOf, world, type Action } from './history.ts'

/** What was committed is in tables, and what has left memory comes from there. */
class TablesStorage extends MemoryStorage {
  readonly tables = new Tables()
  recalled = 0

  constructor(given: MutableBooks) {
    super(given)
    markAllAsNew(given)
    this.tables.write(given)
  }

  override commit(batch: Batch): Promise<void> {
    this.tables.write(batch.books)
    return super.commit(batch)
  }

  override load(keys: readonly string[]): Promise<Loaded> {
    const named = (kind: string): Set<number> =>
      new Set(keys.filter(key => key.startsWith(`${kind}:`)).map(key => Number(key.slice(kind.length + 1))))
    const [ids, whole, voucherNos] = [named('order'), named('whole'), named('voucher')]
    const all = <R>(table: 'orders' | 'trade' | 'voucher'): R[] =>
      [...this.tables.of(table).values()].map(row => structuredClone(row) as R)
    const orders = all<Order>('orders').filter(
      ({ orderId, clientNo }) => ids.has(orderId) || whole.has(clientNo),
    )
    const vouchers = all<Voucher>('voucher').filter(({ voucherNo }) => voucherNos.has(voucherNo))
    this.recalled += orders.length + vouchers.length
    const found = new Map<string, number>()
    for (const { orderId, clientNo } of orders) found.set(`order:${orderId}`, clientNo)
    for (const { voucherNo, clientNo } of vouchers) found.set(`voucher:${voucherNo}`, clientNo)
    const past = { orders, trades: all<Trade>('trade'), vouchers }
    return Promise.resolve({
      keys: new Map(keys.map(key => [key, found.get(key) ?? null])),
      clients: [],
      past,
    })
  }
}

function markAllAsNew({ dirty, ...given }: MutableBooks): void {
  const rows = {
    client: given.clients,
    cash_account: given.cashAccounts,
    securities_account: given.securitiesAccounts,
    holding: given.holdings,
    freeze: given.freezes,
    orders: given.orders,
    trade: given.trades,
    voucher: given.vouchers,
    credential: given.credentials,
  } as const
  for (const [table, records] of Object.entries(rows))
    for (const record of records.values()) dirty[table as keyof typeof rows].inserted.add(record)
  for (const account of given.cashAccounts.values())
    for (const lot of account.unsettled) dirty.unsettled_cash.inserted.add(lot)
  for (const holding of given.holdings.values())
    for (const lot of holding.unsettled) dirty.unsettled_shares.inserted.add(lot)
  for (const client of given.clients.values()) {
    for (const [table, records] of Object.entries(client.records))
      for (const record of records.values()) dirty[table as keyof typeof client.records].inserted.add(record)
  }
}

async function engineOver(storage: MemoryStorage, ended: number): Promise<Engine> {
  const failed = (error: unknown): void => {
    throw error
  }
  const ports = { storage, soon: setImmediate, send: () => undefined, committed: () => undefined, failed }
  return new Engine(registry, ports, await storage.open(), { ...DEFAULT_LIMITS, ended })
}

function everythingFrom(tables: Tables, given: MutableBooks): MutableBooks {
  const clientNos = [...given.clients.keys()]
  for (const clientNo of clientNos) {
    evictClient(given, clientNo)
    adoptClient(given, tables.client(clientNo, given.day.businessDate))
  }
  return given
}

function differences(ours: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): string[] {
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter(line => ours.get(line) !== theirs.get(line))
    .map(line => `${line}: ${ours.get(line)}, not ${theirs.get(line)}`)
}

interface Played {
  dismissed: number
  recalled: number
}

async function playBoth(history: readonly Action[]): Promise<Played> {
  const [whole, lean] = [world(2), world(2)]
  const [complete, storage] = [new TablesStorage(whole), new TablesStorage(lean)]
  const [reference, engine] = [await engineOver(complete, 1_000_000), await engineOver(storage, 0)]
  const said: ExecutionReport[] = []
  let serial = 1
  for (const each of history) {
    for (const step of stepsOf(whole, each, said, serial)) {
      const command = commandOf(step, serial++)
      const expected = await reference.submit(command)
      expect(await engine.submit(command), `${step.functionCode} ${command.inputText}`).toEqual(expected)
    }
  }
  await Promise.all([reference.idle(), engine.idle()])
  const dismissed = whole.orders.size - lean.orders.size
  expect(complete.recalled).toBe(0)
  const [expected, given] = [everythingFrom(complete.tables, whole), everythingFrom(storage.tables, lean)]
  expect(differences(stateLines(given), stateLines(expected))).toEqual([])
  expect(brokenInvariants(given)).toEqual(brokenInvariants(expected))
  return { dismissed, recalled: storage.recalled }
}

test('the same answers and the same books', async () => {
  const played = { dismissed: 0, recalled: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 60, size: 'max' }), async history => {
      const { dismissed, recalled } = await playBoth(history)
      played.dismissed += dismissed
      played.recalled += recalled
    }),
    { numRuns: 60 },
  )
  // Something left and came back.
  expect(played.dismissed).toBeGreaterThan(0)
  expect(played.recalled).toBeGreaterThan(0)
})
