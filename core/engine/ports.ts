/** What the engine needs from outside. adapters/storage (PostgreSQL) implements it, and tests do so in memory. */
import type { Dirty } from '../books/dirty.ts'
import type { MutableBooks } from '../books/books.ts'
import type { Leaving } from '../books/outgoing.ts'
import type { CashAccount, Holding } from '../books/accounts.ts'
import type { ClientRow } from '../books/tables/clients/client.ts'
import type { Freeze } from '../books/tables/freezes/freeze.ts'
import type { UnsettledCash } from '../books/tables/cash/unsettled-cash.ts'
import type { UnsettledShares } from '../books/tables/custody/unsettled-shares.ts'
import type { SecuritiesAccount } from '../books/tables/clients/securities-account.ts'
import type { Order, Trade } from '../books/orders.ts'
import type { Voucher } from '../books/tables/cash/voucher.ts'
import type { Credential } from '../books/tables/people/credential.ts'
import type { ClientRecords } from '../books/records.ts'
import type { Key } from '../frame/define-function.ts'
import type { CommandRow } from './command.ts'
import type { RequestIds } from './request-ids.ts'
import type { Suspects } from './suspects.ts'

export interface Batch {
  batchNo: number
  commands: CommandRow[]
  dirty: Dirty
  books: MutableBooks
  nextCommandNo: number
  /** Highest contiguous incoming sequence number per session, plus one. */
  nextIn: ReadonlyMap<string, number>
}

/** One client with all that belongs to it: the unit of loading. */
export interface ClientRows {
  client: ClientRow
  cashAccounts: Omit<CashAccount, 'unsettled'>[]
  unsettledCash: UnsettledCash[]
  securitiesAccounts: SecuritiesAccount[]
  holdings: Omit<Holding, 'unsettled'>[]
  unsettledShares: UnsettledShares[]
  freezes: Freeze[]
  orders: Order[]
  trades: Trade[]
  vouchers: Voucher[]
  credentials: Credential[]
  records: { [T in keyof ClientRecords]: ClientRecords[T][] }
}

/** Rows that had left memory, read back for clients that are in it. */
export type PastRows = Pick<ClientRows, 'orders' | 'trades' | 'vouchers'>

export interface Loaded {
  /** The client number of each key; null when there is no such thing, which is known then, too. */
  keys: ReadonlyMap<Key, number | null>
  clients: readonly ClientRows[]
  /** What the keys name of clients that were already loaded: ended orders with their trades, vouchers. */
  past?: PastRows
}

export interface OpenedBooks {
  books: MutableBooks
  lastBatchNo: number
  nextCommandNo: number
  nextIn: Map<string, number>
  requestIds: RequestIds
}

/** One life of the storage, which ends with the engine at the first error. */
export interface Storage {
  /**
   * Takes the writer's lock (so that any former writer has finished), and loads reference data, house accounts and the
   * request-id window.
   */
  open(): Promise<OpenedBooks>
  /**
   * Takes a snapshot of the dirty rows before it returns; resolves when they are on disk. Rejects with `BatchRefused` because
   * of their content.
   */
  commit(batch: Batch): Promise<void>
  load(keys: readonly Key[], isLoaded: (clientNo: number) => boolean): Promise<Loaded>
  /** The outcome text of a command, as the log has it. */
  outcomeOf(commandNo: number): Promise<string | undefined>
  close(): Promise<void>
}

export interface EnginePorts {
  storage: Storage
  /** Runs the function soon, after what waits now (setImmediate). */
  soon: (run: () => void) => void
  /** Committed orders and cancels, in commit order. */
  send: (leaving: readonly Leaving[]) => void
  /** After each commit: what changed, for live screens. Must not throw and must be cheap. */
  committed: (batch: Batch) => void
  /** Facts of refused batches, from this engine and those before it. */
  suspects?: Suspects
  /** The engine has ended; nothing of it may be used any more. */
  failed: (error: unknown) => void
}
