/**
 * A part of the day end for one client (E12), one file each. `after` names the parts whose changes it has to see. A part finds
 * out from the client's own records whether it is done, so it may run again.
 */
import type { Ordered } from '../base/in-order.ts'
import type { Client } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'

export interface DayPart extends Ordered {
  of: (books: Books, client: Readonly<Client>) => readonly Change[]
}

export function defineDayPart(declaration: DayPart): DayPart {
  return declaration
}
