/**
 * The books: all that the firm owes and owns, as the engine holds it in memory. Read this file first.
 *
 * Decisions read it (`Books`, readonly); only the primitive changes in `changes/` write it (`MutableBooks`).
 * Clients are loaded when first touched, each with all that belongs to it; reference data, parameters and
 * house accounts are always here. Every record below is one row of a table of the same name. The maps of the declared tables
 * (`tables/`) are named by their declarations: `tellers`, `instruments`, `tills`, `approvals` and so on.
 */
import type { Parameters } from '../rules/parameters.ts'
import type { CashAccount, Client, Holding } from './accounts.ts'
import type { Freeze } from './tables/freezes/freeze.ts'
import type { HouseAccount } from './tables/cash/house-account.ts'
import type { Counters, Taken } from './counters.ts'
import type { Order, PastOrders, Trade } from './orders.ts'
import type { Dirty } from './dirty.ts'
import type { MarketQuote } from './market-quote.ts'
import type { Leaving } from './outgoing.ts'
import type { BusinessDay } from './tables/day/business-day.ts'
import type { Collections, Indexes, ReadonlyMaps } from './records.ts'

export interface Books extends ReadonlyMaps<Collections>, ReadonlyMaps<Indexes> {
  readonly day: Readonly<BusinessDay>
  readonly counters: Readonly<Counters>
  /** The numbers that the present decision has taken (counters.ts). */
  readonly taken: Taken
  /** The default tables, overlaid by the rows that tellers have set. */
  readonly parameters: Readonly<Parameters>
  /** The default tables under those rows; they never change. */
  readonly defaultParameters: Readonly<Parameters>
  readonly houseAccounts: ReadonlyMap<string, Readonly<HouseAccount>>
  /** '600000.XSHG' → the latest quote, kept by the listener of the markets. */
  readonly quotes: ReadonlyMap<string, MarketQuote>

  readonly clients: ReadonlyMap<number, Readonly<Client>>
  /** 'id-card:11010519491231002X' → client number. */
  readonly clientsByIdentity: ReadonlyMap<string, number>
  readonly cashAccounts: ReadonlyMap<number, Readonly<CashAccount>>
  readonly holdings: ReadonlyMap<number, Readonly<Holding>>
  readonly holdingsByKey: ReadonlyMap<string, Readonly<Holding>>
  readonly freezes: ReadonlyMap<number, Readonly<Freeze>>
  readonly orders: ReadonlyMap<number, Readonly<Order>>
  /** Client number → what has ended and left memory. Absent where all orders and trades of the client are in memory. */
  readonly past: ReadonlyMap<number, Readonly<PastOrders>>
  /** Orders that reached the exchange by another path: 'XSHG/X123' → order number. */
  readonly supplements: ReadonlyMap<string, number>
  readonly trades: ReadonlyMap<string, Readonly<Trade>>
  /** Orders in doubt with the reason; see doubts.ts. */
  readonly doubts: ReadonlyMap<number, ReadonlySet<string>>
  /** The command being decided. Everything that follows from it carries its time. */
  readonly command: Readonly<{ commandNo: number; at: number }>
}

/** The books as changes see them: writable, with the list of rows that the next commit has to write. */
export interface MutableBooks extends Collections, Indexes {
  day: BusinessDay
  counters: Counters
  taken: Taken
  parameters: Parameters
  defaultParameters: Parameters
  houseAccounts: Map<string, HouseAccount>
  quotes: ReadonlyMap<string, MarketQuote>
  clients: Map<number, Client>
  clientsByIdentity: Map<string, number>
  cashAccounts: Map<number, CashAccount>
  holdings: Map<number, Holding>
  holdingsByKey: Map<string, Holding>
  freezes: Map<number, Freeze>
  orders: Map<number, Order>
  past: Map<number, PastOrders>
  supplements: Map<string, number>
  trades: Map<string, Trade>
  doubts: Map<number, Set<string>>
  dirty: Dirty
  /** The messages that leave for the exchanges once this batch is committed. */
  outgoing: Leaving[]
  /** The command being applied. Its changes carry its number and time. */
  command: { commandNo: number; at: number }
}
