/**
 * amendClient — new values of a client's own fields: status, channels, profile, also of those it is known by.
 * Before and after are in the command log.
 */
import { present } from '../../base/assert.ts'
import type { ClientRow } from '../tables/clients/client.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'
import { indexIdentity, unindexIdentity } from './open-client.ts'

export interface AmendClient {
  kind: 'amendClient'
  clientNo: number
  set: Partial<Omit<ClientRow, 'clientNo'>>
}

export function applyAmendClient(books: MutableBooks, change: AmendClient): void {
  const client = present(books.clients.get(change.clientNo), 'client')
  unindexIdentity(books, client)
  Object.assign(client, change.set)
  indexIdentity(books, client)
  updated(books.dirty, 'client', client)
}
