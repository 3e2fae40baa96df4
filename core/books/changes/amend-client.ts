/** amendClient — new values of a client's own fields: status, channels, profile. Before and after are in the command log. */
import { present } from '../../base/assert.ts'
import type { ClientRow } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface AmendClient {
  kind: 'amendClient'
  clientNo: number
  set: Partial<Omit<ClientRow, 'clientNo' | 'identityType' | 'identityNumber'>>
}

export function applyAmendClient(books: MutableBooks, change: AmendClient): void {
  const client = present(books.clients.get(change.clientNo), 'client')
  Object.assign(client, change.set)
  updated(books.dirty, 'client', client)
}
