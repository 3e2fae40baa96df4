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
  /** What the decision under way has taken of them (counters.ts). */
  readonly taken: Taken
  /** The default tables and, over them, the rows that tellers have set. */
  readonly parameters: Readonly<Parameters>
  /** What the rows lie over; never changed. */
  readonly defaultParameters: Readonly<Parameters>
  readonly houseAccounts: ReadonlyMap<string, Readonly<HouseAccount>>
  /** '600000.XSHG' → what the market last said; whoever hears the markets keeps it up. */
  readonly quotes: ReadonlyMap<string, MarketQuote>

  readonly clients: ReadonlyMap<number, Readonly<Client>>
  /** 'id-card:11010519491231002X' → client number. */
  readonly clientsByIdentity: ReadonlyMap<string, number>
  readonly cashAccounts: ReadonlyMap<number, Readonly<CashAccount>>
  readonly holdings: ReadonlyMap<number, Readonly<Holding>>
  readonly holdingsByKey: ReadonlyMap<string, Readonly<Holding>>
  readonly freezes: ReadonlyMap<number, Readonly<Freeze>>
  readonly orders: ReadonlyMap<number, Readonly<Order>>
  /** Client number → what has ended and left memory; absent: all of the client's orders and trades are here. */
  readonly past: ReadonlyMap<number, Readonly<PastOrders>>
  /** Orders that reached the exchange by another path: 'XSHG/X123' → order number. */
  readonly supplements: ReadonlyMap<string, number>
  readonly trades: ReadonlyMap<string, Readonly<Trade>>
  /** Orders in doubt, and why; see doubts.ts. */
  readonly doubts: ReadonlyMap<number, ReadonlySet<string>>
  /** The one being decided: what follows from it carries its time. */
  readonly command: Readonly<{ commandNo: number; at: number }>
}

/** What the changes see: the same, writable, with the list of what the next commit has to write. */
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
  /** What leaves for the exchanges once this batch is committed. */
  outgoing: Leaving[]
  /** The command being applied: what it changes carries its number and time. */
  command: { commandNo: number; at: number }
}
