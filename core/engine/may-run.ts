/** Who may call a function at all: the actors that its declaration names, and of the tellers those who have the right. */
import type { Books } from '../books/books.ts'
import type { Teller } from '../books/tables/people/teller.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { Principal } from '../frame/meta.ts'
import { hasRight, permissionOf } from '../procedures/people/rights.ts'

/** The operator calls everything. No second person is asked for the system: two persons have put it into the schedule. */
export function mayCall({ kind }: Principal, { actors = ['teller'], runBy }: AnyFunction): boolean {
  return kind === 'operator' || runBy === 'system' || actors.includes(kind)
}

export function mayRun(books: Books, teller: Readonly<Teller>, declaration: AnyFunction): boolean {
  if (teller.status !== 'normal' || !mayCall({ kind: 'teller', ...teller }, declaration)) return false
  return declaration.isForEverybody === true || hasRight(books, teller, permissionOf(declaration))
}
