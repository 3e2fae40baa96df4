/**
 * A copy of some clients' part of the books, to try decisions one after another and throw their changes away: for dry runs,
 * where what an earlier line would hold counts for a later one. Everything else is shared and must not be changed.
 */
import type { Books, MutableBooks } from './books.ts'
import { holdingKey, type Client, type Holding } from './accounts.ts'
import { noDirt } from './dirty.ts'

/** What is not in it is looked for behind it. */
class Overlay<K, V> extends Map<K, V> {
  readonly #behind: ReadonlyMap<K, V>

  constructor(behind: ReadonlyMap<K, V>) {
    super()
    this.#behind = behind
  }

  override get(key: K): V | undefined {
    return super.get(key) ?? this.#behind.get(key)
  }

  override has(key: K): boolean {
    return super.has(key) || this.#behind.has(key)
  }
}

export function scratchBooks(books: Books, clientNos: Iterable<number>): MutableBooks {
  const shared = books as MutableBooks
  const scratch: MutableBooks = {
    ...shared,
    counters: { ...shared.counters },
    clients: new Overlay(shared.clients),
    cashAccounts: new Overlay(shared.cashAccounts),
    holdings: new Overlay(shared.holdings),
    holdingsByKey: new Overlay(shared.holdingsByKey),
    orders: new Overlay(shared.orders),
    supplements: new Overlay(shared.supplements),
    dirty: noDirt(),
    outgoing: [],
  }
  for (const clientNo of clientNos) copyClient(scratch, shared, clientNo)
  return scratch
}

function copyClient(scratch: MutableBooks, shared: MutableBooks, clientNo: number): void {
  const original = shared.clients.get(clientNo)
  if (original === undefined) return
  // What trying an order can move: holds, and the list of its orders.
  const client: Client = {
    ...original,
    cashAccounts: original.cashAccounts.map(account => ({ ...account })),
    holdings: original.holdings.map(holding => ({ ...holding })),
    orders: new Set(original.orders),
  }
  scratch.clients.set(clientNo, client)
  for (const account of client.cashAccounts) scratch.cashAccounts.set(account.accountNo, account)
  for (const holding of client.holdings) {
    scratch.holdings.set(holding.holdingNo, holding)
    scratch.holdingsByKey.set(holdingKeyOf(holding), holding)
  }
}

const holdingKeyOf = (holding: Holding): string =>
  holdingKey(holding.securitiesAccountId, holding.instrumentNo, holding.tradingUnit, holding.shareNature)
