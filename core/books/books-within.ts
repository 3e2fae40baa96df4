/**
 * The books without what belongs to branches that somebody does not reach: their clients with all that is theirs, their
 * tills, batches and requests; and without the tellers and trading units that are named. Whoever decides on them finds nothing of it,
 * and answers as if it had never been. Other tellers and units stay: orders leave by a unit of the branch above, and a checker may be its.
 */
import type { Books } from './books.ts'

type IsSeen = (branchNo: number | undefined) => boolean

/** What is not seen is not there. It is a Map, because whoever copies books for a dry run copies the maps among them. */
class Seen<K, V> extends Map<K, V> {
  readonly #all: ReadonlyMap<K, V>
  readonly #isSeen: (row: V) => boolean

  constructor(all: ReadonlyMap<K, V>, isSeen: (row: V) => boolean) {
    super()
    this.#all = all
    this.#isSeen = isSeen
  }

  override get size(): number {
    return [...this.entries()].length
  }

  override get(key: K): V | undefined {
    const row = this.#all.get(key)
    return row === undefined || !this.#isSeen(row) ? undefined : row
  }

  override has(key: K): boolean {
    return this.get(key) !== undefined
  }

  override set(): never {
    throw new Error('books that are only seen are not written')
  }

  override delete(): never {
    throw new Error('books that are only seen are not written')
  }

  override *entries(): MapIterator<[K, V]> {
    for (const entry of this.#all) if (this.#isSeen(entry[1])) yield entry
  }

  override *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key
  }

  override *values(): MapIterator<V> {
    for (const [, row] of this.entries()) yield row
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  override forEach(visit: (row: V, key: K, rows: Map<K, V>) => void): void {
    for (const [key, row] of this.entries()) visit(row, key, this)
  }
}

/** Those that a command names and that are not for it. */
export interface Unseen {
  units: ReadonlySet<unknown>
  tellers: ReadonlySet<unknown>
}

export function booksWithin(books: Books, isSeen: IsSeen, { units, tellers }: Unseen): Books {
  const ofClient = (clientNo: number): boolean => isSeen(books.clients.get(clientNo)?.branchNo)
  const ofTeller = (tellerNo: number): boolean => isSeen(books.tellers.get(tellerNo)?.branchNo)
  const owned = ({ clientNo }: { clientNo: number }): boolean => ofClient(clientNo)
  const placed = ({ branchNo }: { branchNo: number }): boolean => isSeen(branchNo)
  return {
    ...books,
    clients: new Seen(books.clients, placed),
    clientsByIdentity: new Seen(books.clientsByIdentity, ofClient),
    cashAccounts: new Seen(books.cashAccounts, placed),
    securitiesAccounts: new Seen(books.securitiesAccounts, owned),
    holdings: new Seen(books.holdings, owned),
    holdingsByKey: new Seen(books.holdingsByKey, owned),
    freezes: new Seen(books.freezes, owned),
    orders: new Seen(books.orders, owned),
    trades: new Seen(books.trades, owned),
    vouchers: new Seen(books.vouchers, ({ clientNo, tellerNo }) =>
      clientNo === 0 ? ofTeller(tellerNo) : ofClient(clientNo),
    ),
    approvals: new Seen(books.approvals, placed),
    tellers: new Seen(books.tellers, ({ tellerNo }) => !tellers.has(tellerNo)),
    tradingUnits: new Seen(books.tradingUnits, ({ pbuId }) => !units.has(pbuId)),
    branches: new Seen(books.branches, placed),
    tills: new Seen(books.tills, placed),
    jobs: new Seen(books.jobs, placed),
    jobsByRequest: new Seen(books.jobsByRequest, placed),
    orderBatches: new Seen(books.orderBatches, placed),
  }
}
