/**
 * Finds the client of a key, and takes loaded rows into the books. A client with everything that belongs to it is the unit of
 * loading.
 */
import type { MutableBooks } from '../books/books.ts'
import { holdingKey, type Client } from '../books/accounts.ts'
import { indexIdentity } from '../books/changes/open-client.ts'
import { exchangeKey, isSupplement, noteInterest } from '../books/orders.ts'
import type { Key } from '../frame/define-function.ts'
import {
  declarationOf,
  keyOfRecord,
  recordOf,
  type ClientRecordMaps,
  type ClientRecordTable,
} from '../books/records.ts'
import { recallOrder } from '../books/past-orders.ts'
import type { EndedThings } from './ended.ts'
import type { ClientRows, Loaded, PastRows } from './ports.ts'

/** True when what the key names is in memory. Callers keep their own list of what is absent. */
export function isPresent(books: MutableBooks, key: Key): boolean {
  const colon = key.indexOf(':')
  // The day, or a line's session: what is not loaded is always there.
  if (colon < 0) return true
  const kind = key.slice(0, colon)
  const value = key.slice(colon + 1)
  switch (kind) {
    case 'client':
      return books.clients.has(Number(value))
    case 'whole':
      return books.clients.has(Number(value)) && !books.past.has(Number(value))
    case 'cash':
      return books.cashAccounts.has(Number(value))
    case 'account':
      return books.securitiesAccounts.has(value)
    case 'identity':
      return books.clientsByIdentity.has(value)
    case 'exchange-order':
      return books.supplements.has(value)
    case 'order':
      return books.orders.has(Number(value))
    case 'trade':
      return books.trades.has(value)
    case 'voucher':
      return books.vouchers.has(Number(value))
    case 'freeze':
      return books.freezes.has(Number(value))
    case 'transfer':
      return hasTransfer(books, Number(value))
    default:
      throw new Error(`nobody knows what ${key} is`)
  }
}

/** Transfers lie with their client alone. Few messages name one without its account. */
function hasTransfer({ clients }: MutableBooks, transferNo: number): boolean {
  for (const client of clients.values())
    if (recordOf(client, 'custody_transfer', transferNo) !== undefined) return true
  return false
}

/** Neither in memory nor on disk. When its client was in memory at the search and no longer is, it is searched again. */
export function isMissing(books: MutableBooks, key: Key, { keys }: Loaded): boolean {
  const clientNo = keys.get(key) ?? undefined
  return !isPresent(books, key) && (clientNo === undefined || books.clients.has(clientNo))
}

/** What came in another way meanwhile stays, because it may be newer. */
export function adoptLoaded(books: MutableBooks, { clients, past }: Loaded, ended: EndedThings): void {
  for (const rows of clients) {
    if (books.clients.has(rows.client.clientNo)) continue
    adoptClient(books, rows)
    ended.loaded(rows)
  }
  if (past === undefined) return
  adoptPast(books, past)
  ended.loaded(past)
}

export function adoptClient(books: MutableBooks, rows: ClientRows): void {
  const client = assemble(rows)
  books.clients.set(client.clientNo, client)
  indexIdentity(books, client)
  for (const account of client.cashAccounts) books.cashAccounts.set(account.accountNo, account)
  for (const account of client.securitiesAccounts)
    books.securitiesAccounts.set(account.securitiesAccountId, account)
  for (const holding of client.holdings) {
    books.holdings.set(holding.holdingNo, holding)
    books.holdingsByKey.set(
      holdingKey(holding.securitiesAccountId, holding.instrumentNo, holding.tradingUnit, holding.shareNature),
      holding,
    )
  }
  for (const freeze of client.freezes) books.freezes.set(freeze.freezeNo, freeze)
  for (const credential of rows.credentials) books.credentials.set(credential.key, credential)
  for (const voucher of rows.vouchers) books.vouchers.set(voucher.voucherNo, voucher)
  for (const trade of rows.trades) books.trades.set(trade.tradeKey, trade)
  for (const order of rows.orders) {
    books.orders.set(order.orderId, order)
    if (isSupplement(order))
      books.supplements.set(exchangeKey(order.market, order.exchangeOrderId), order.orderId)
  }
  noteInterest(rows.orders, rows.trades)
}

/** What had left memory returns to its client; a client that has left meanwhile will be loaded whole. */
function adoptPast(books: MutableBooks, { orders, trades, vouchers }: PastRows): void {
  const byOrder = Map.groupBy(trades, trade => trade.orderId)
  for (const order of orders)
    if (books.clients.has(order.clientNo)) recallOrder(books, order, byOrder.get(order.orderId) ?? [])
  for (const voucher of vouchers) {
    const client = books.clients.get(voucher.clientNo)
    if (client === undefined || books.vouchers.has(voucher.voucherNo)) continue
    books.vouchers.set(voucher.voucherNo, voucher)
    client.vouchers.add(voucher.voucherNo)
  }
}

function assemble(rows: ClientRows): Client {
  return {
    ...rows.client,
    cashAccounts: rows.cashAccounts.map(account => ({
      ...account,
      unsettled: rows.unsettledCash.filter(lot => lot.accountNo === account.accountNo),
    })),
    securitiesAccounts: rows.securitiesAccounts,
    holdings: rows.holdings.map(holding => ({
      ...holding,
      unsettled: rows.unsettledShares.filter(lot => lot.holdingNo === holding.holdingNo),
    })),
    freezes: rows.freezes,
    orders: new Set(rows.orders.map(order => order.orderId)),
    trades: new Set(rows.trades.map(trade => trade.tradeKey)),
    vouchers: new Set(rows.vouchers.map(voucher => voucher.voucherNo)),
    records: recordMaps(rows.records),
  }
}

/** Most clients have none of them, so there is no map without a record. */
function recordMaps(rows: ClientRows['records']): ClientRecordMaps {
  const filled = Object.entries(rows).filter(([, records]) => records.length > 0)
  return Object.fromEntries(
    filled.map(([table, records]) => [
      table,
      new Map(records.map(row => [keyOfRecord(declarationOf(table as ClientRecordTable), row), row])),
    ]),
  )
}
