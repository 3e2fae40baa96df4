/** The clients that a command concerns: those to which its keys lead, in the same way for every function. */
import type { Books } from '../books/books.ts'
import type { Key } from '../frame/define-function.ts'

type Owner = (books: Books, value: string) => number | undefined

const OWNER: Readonly<Record<string, Owner>> = {
  client: (_books, value) => Number(value),
  cash: (books, value) => books.cashAccounts.get(Number(value))?.clientNo,
  account: (books, value) => books.securitiesAccounts.get(value)?.clientNo,
  identity: (books, value) => books.clientsByIdentity.get(value),
  order: (books, value) => books.orders.get(Number(value))?.clientNo,
  voucher: (books, value) => books.vouchers.get(Number(value))?.clientNo,
  freeze: (books, value) => books.freezes.get(Number(value))?.clientNo,
}

/** The client that a key leads to, if any; 0 when the voucher is nobody's. */
export function ownerOf(books: Books, key: Key): number | undefined {
  const colon = key.indexOf(':')
  return OWNER[key.slice(0, colon)]?.(books, key.slice(colon + 1))
}

/** Their classes, each once. A client that does not exist has none; the function itself refuses it. */
export function concernedClasses(books: Books, keys: readonly Key[]): string[] {
  const classes = new Set<string>()
  for (const key of keys) {
    const clientNo = ownerOf(books, key)
    const client = clientNo === undefined ? undefined : books.clients.get(clientNo)
    if (client !== undefined) classes.add(client.clientClass)
  }
  return [...classes]
}
