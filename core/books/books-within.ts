/**
 * The books as a teller of some branches may see them. The clients of other branches, with everything that belongs to them, their
 * tills, batches and requests are missing, and so are the tellers and trading units that are named. A decision on these books answers
 * as if they had never existed. Other tellers and units stay, because orders leave by a unit of the branch above, and a checker may
 * belong to it.
 */
import type { Books } from './books.ts'

type IsSeen = (branchNo: number | undefined) => boolean

/** A map without the rows that may not be seen. It is a Map because a dry run copies the maps of the books. */
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

/** The tellers and units that a command names but may not see. */
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
