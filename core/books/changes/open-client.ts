/** openClient — a client with its number, without accounts yet. */
import { assert } from '../../base/assert.ts'
import type { Client } from '../accounts.ts'
import type { ClientRow } from '../tables/clients/client.ts'
import type { MutableBooks } from '../books.ts'
import { numberUsed } from '../counters.ts'
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
  indexIdentity(books, record)
  numberUsed(books, 'clientNo', client.clientNo)
  inserted(books.dirty, 'client', record)
}

/** An identity document leads to its client, unless that client is closed: a closed client may come again under a new number. */
export function indexIdentity(books: MutableBooks, client: ClientRow): void {
  if (client.status !== 'closed') books.clientsByIdentity.set(identityKey(client), client.clientNo)
}

export function unindexIdentity(books: MutableBooks, client: ClientRow): void {
  const key = identityKey(client)
  if (books.clientsByIdentity.get(key) === client.clientNo) books.clientsByIdentity.delete(key)
}

export function identityKey(client: { identityType: string; identityNumber: string }): string {
  return `${client.identityType}:${client.identityNumber}`
}
