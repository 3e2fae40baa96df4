/** openClient — a client with its number, without accounts yet. */
import { assert } from '../../base/assert.ts'
import type { Client, ClientRow } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import { inserted } from '../dirty.ts'

export interface OpenClient {
  kind: 'openClient'
  client: ClientRow
}

export function applyOpenClient(books: MutableBooks, change: OpenClient): void {
  const { client } = change
  assert(!books.clients.has(client.clientNo), 'a client number is used once')
  const record: Client = {
    ...client,
    cashAccounts: [],
    securitiesAccounts: [],
    holdings: [],
    freezes: [],
    orders: new Set(),
    trades: new Set(),
    vouchers: new Set(),
    records: {},
  }
  books.clients.set(client.clientNo, record)
  books.clientsByIdentity.set(identityKey(client), client.clientNo)
  books.counters.clientNo = Math.max(books.counters.clientNo, client.clientNo + 1)
  inserted(books.dirty, 'client', record)
}

export function identityKey(client: { identityType: string; identityNumber: string }): string {
  return `${client.identityType}:${client.identityNumber}`
}
