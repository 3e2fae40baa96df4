/** A client comes into memory with everything that belongs to it, and leaves with all of it. */
import { expect, test } from 'vitest'
import { brokenInvariants } from '../books/invariants.ts'
import { stateHash } from '../books/state-hash.ts'
import { books, copyOf } from '../testing/books.ts'
import { Tables } from '../testing/tables.ts'
import { adoptClient, isPresent } from './load-clients.ts'
import { evictClient } from './evict-client.ts'

const given = books({
  cash: { C1: '5000.00', C2: '100.00' },
  holdings: { 'C2 000001.XSHE': '100' },
  freezes: { C1: ['5.00 of 5.00'] },
  instruments: { '019547.XSHG': 'government-bond, T+0, unlimited, accrued 0.8153' },
  orders: [
    ['C1 buy 100 600000.XSHG @ 10.00', 'fill 40 @ 10.00 as T1'],
    ['C2 sell 100 000001.XSHE @ 10.00'],
    ['C1 buy 3000 019547.XSHG @ 100.00', 'fill 1000 @ 100.00 as T2', 'fill 1000 @ 99.00 as T3'],
  ],
})
given.credentials.set('cash:10000001', {
  key: 'cash:10000001',
  kind: 'cash',
  owner: 10_000_001,
  version: 1,
  hash: '',
  failures: 0,
  lockedOn: null,
  lockedUntil: null,
  mustChange: false,
})
given.vouchers.set(1, {
  voucherNo: 1,
  businessDate: '2026-11-23',
  kind: 'deposit',
  clientNo: 10_000_001,
  accountNo: 1,
  asset: 1,
  amount: 1,
  tellerNo: 1,
  summary: '',
  counterAccount: '',
  reverses: null,
  reversedBy: null,
})
given.clients.get(10_000_001)!.vouchers.add(1)

/** The state as if all of it had been written. */
function written(): Tables {
  const all = copyOf(given)
  // It is not stored and comes back with the trades.
  for (const order of all.orders.values()) delete order.filledInterest
  const into = {
    client: all.clients,
    cash_account: all.cashAccounts,
    securities_account: all.securitiesAccounts,
    holding: all.holdings,
    freeze: all.freezes,
    orders: all.orders,
    trade: all.trades,
    voucher: all.vouchers,
    credential: all.credentials,
  } as const
  for (const [table, rows] of Object.entries(into))
    for (const row of rows.values()) all.dirty[table as keyof typeof into].inserted.add(row)
  for (const account of all.cashAccounts.values())
    for (const lot of account.unsettled) all.dirty.unsettled_cash.inserted.add(lot)
  for (const holding of all.holdings.values())
    for (const lot of holding.unsettled) all.dirty.unsettled_shares.inserted.add(lot)
  const tables = new Tables()
  tables.write(all)
  return tables
}

const KEYS = [
  'client:10000001',
  'cash:1000000101',
  'account:A000000001.XSHG',
  'identity:id-card:C1',
  'order:1',
  'voucher:1',
  'freeze:1',
]

test('out and in again: the same state', () => {
  const books = copyOf(given)
  evictClient(books, 10_000_001)
  expect(KEYS.filter(key => isPresent(books, key))).toEqual([])
  expect([...books.trades.keys(), ...books.credentials.keys(), ...books.holdings.keys()]).toEqual([
    1_000_000_000_001,
  ])
  expect(isPresent(books, 'client:10000002')).toBe(true)
  adoptClient(books, written().client(10_000_001, '2026-11-23'))
  expect(KEYS.filter(key => !isPresent(books, key))).toEqual([])
  expect(stateHash(books)).toBe(stateHash(given))
  expect(brokenInvariants(books)).toEqual([])
})

test('to evict who is not there is nothing', () => {
  const books = copyOf(given)
  evictClient(books, 1)
  expect(stateHash(books)).toBe(stateHash(given))
})

test('what no client owns is always there', () => {
  expect(isPresent(given, 'day')).toBe(true)
})

test('a transfer is there with its client only, and a key of no kind is a mistake', () => {
  const books = copyOf(given)
  const transfer = { transferNo: 7, clientNo: 10_000_001 }
  expect(isPresent(books, 'transfer:7')).toBe(false)
  const records = new Map([[7, transfer]])
  Object.assign(books.clients.get(10_000_001)!.records, { custody_transfer: records })
  expect([isPresent(books, 'transfer:7'), isPresent(books, 'transfer:8')]).toEqual([true, false])
  expect(() => isPresent(books, 'clent:1')).toThrow()
})
