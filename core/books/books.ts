/**
 * The books: all that the firm owes and owns, as the engine holds it in memory. Read this file first.
 *
 * Decisions read it (`Books`, readonly); only the primitive changes in `changes/` write it (`MutableBooks`).
 * Clients are loaded when first touched, each with all that belongs to it; reference data, parameters and
 * house accounts are always here. Every record below is one row of a table of the same name.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market } from '../base/market.ts'
import type { Instrument } from '../rules/instrument.ts'
import type { StoredParameter } from '../rules/overlay-parameters.ts'
import type { Parameters } from '../rules/parameters.ts'
import type { Approval, Credential, Role, Teller } from './people.ts'
import type { CashAccount, Client, Freeze, Holding, HouseAccount, SecuritiesAccount } from './accounts.ts'
import type { DayStep, Discrepancy, MarketState, UnplacedFact } from './day.ts'
import type { Order, PastOrders, Trade, TradingUnit, Voucher } from './orders.ts'
import type { Dirty } from './dirty.ts'
import type { MarketQuote } from './market-quote.ts'
import type { Leaving } from './outgoing.ts'
import type { RecordKey, SharedRecordMaps, SharedRecords, SharedRecordTable } from './records.ts'
import type { DayPhase } from '../words/day-phase.ts'

/**
 * The business day's phases: `closed` → (X03 start of day) → `open` → (first day-end step) → `day-end` → (E13) → `closed`.
 * Nothing else moves it. Market sessions within `open` are a matter of the market's clock, not of the books.
 */

export interface BusinessDay {
  businessDate: BusinessDate
  phase: DayPhase
  /** Taking a clearing back opens the next run. */
  clearingRun: number
  /** How many business days this installation has opened. */
  dayNo: number
}

/** Where the next numbers come from; decisions read them, the change that uses a number moves it on. */
export interface Counters {
  clientNo: number
  holdingNo: number
  houseAccountNo: number
  orderId: number
  tradeSeq: number
  entryNo: number
  voucherNo: number
  freezeNo: number
  approvalId: number
  instrumentNo: number
  tellerNo: number
  unplacedNo: number
  recordNo: number
}

export interface Books {
  readonly day: Readonly<BusinessDay>
  readonly counters: Readonly<Counters>
  /** The default tables and, over them, the rows that tellers have set. */
  readonly parameters: Readonly<Parameters>
  /** What the rows lie over; never changed. */
  readonly defaultParameters: Readonly<Parameters>
  /** Every row ever set, by its number; see core/rules/overlay-parameters.ts. */
  readonly parameterRows: ReadonlyMap<number, Readonly<StoredParameter>>
  readonly instruments: ReadonlyMap<number, Readonly<Instrument>>
  /** '600000.XSHG' → instrument. */
  readonly instrumentsById: ReadonlyMap<string, Readonly<Instrument>>
  readonly markets: ReadonlyMap<Market, Readonly<MarketState>>
  readonly tradingUnits: ReadonlyMap<string, Readonly<TradingUnit>>
  readonly tellers: ReadonlyMap<number, Readonly<Teller>>
  readonly tellersByName: ReadonlyMap<string, Readonly<Teller>>
  readonly roles: ReadonlyMap<string, Readonly<Role>>
  readonly houseAccounts: ReadonlyMap<string, Readonly<HouseAccount>>
  /** '600000.XSHG' → what the market last said; whoever hears the markets keeps it up. */
  readonly quotes: ReadonlyMap<string, MarketQuote>

  readonly clients: ReadonlyMap<number, Readonly<Client>>
  /** 'id-card:11010519491231002X' → client number. */
  readonly clientsByIdentity: ReadonlyMap<string, number>
  readonly cashAccounts: ReadonlyMap<number, Readonly<CashAccount>>
  readonly securitiesAccounts: ReadonlyMap<string, Readonly<SecuritiesAccount>>
  readonly holdings: ReadonlyMap<number, Readonly<Holding>>
  readonly holdingsByKey: ReadonlyMap<string, Readonly<Holding>>
  readonly freezes: ReadonlyMap<number, Readonly<Freeze>>
  readonly credentials: ReadonlyMap<string, Readonly<Credential>>
  readonly orders: ReadonlyMap<number, Readonly<Order>>
  /** Client number → what has ended and left memory; absent: all of the client's orders and trades are here. */
  readonly past: ReadonlyMap<number, Readonly<PastOrders>>
  /** Orders that reached the exchange by another path: 'XSHG/X123' → order number. */
  readonly supplements: ReadonlyMap<string, number>
  readonly trades: ReadonlyMap<string, Readonly<Trade>>
  readonly vouchers: ReadonlyMap<number, Readonly<Voucher>>
  readonly approvals: ReadonlyMap<number, Readonly<Approval>>

  readonly steps: ReadonlyMap<string, Readonly<DayStep>>
  readonly discrepancies: ReadonlyMap<string, Readonly<Discrepancy>>
  readonly unplaced: ReadonlyMap<number, Readonly<UnplacedFact>>
  /** Orders in doubt, and why; see doubts.ts. */
  readonly doubts: ReadonlyMap<number, ReadonlySet<string>>
  readonly records: { readonly [T in SharedRecordTable]: ReadonlyMap<RecordKey, Readonly<SharedRecords[T]>> }
  /** The one being decided: what follows from it carries its time. */
  readonly command: Readonly<{ commandNo: number; at: number }>
}

/** What the changes see: the same, writable, with the list of what the next commit has to write. */
export interface MutableBooks {
  day: BusinessDay
  counters: Counters
  parameters: Parameters
  defaultParameters: Parameters
  parameterRows: Map<number, StoredParameter>
  instruments: Map<number, Instrument>
  instrumentsById: Map<string, Instrument>
  markets: Map<Market, MarketState>
  tradingUnits: Map<string, TradingUnit>
  tellers: Map<number, Teller>
  tellersByName: Map<string, Teller>
  roles: Map<string, Role>
  houseAccounts: Map<string, HouseAccount>
  quotes: ReadonlyMap<string, MarketQuote>
  clients: Map<number, Client>
  clientsByIdentity: Map<string, number>
  cashAccounts: Map<number, CashAccount>
  securitiesAccounts: Map<string, SecuritiesAccount>
  holdings: Map<number, Holding>
  holdingsByKey: Map<string, Holding>
  freezes: Map<number, Freeze>
  credentials: Map<string, Credential>
  orders: Map<number, Order>
  past: Map<number, PastOrders>
  supplements: Map<string, number>
  trades: Map<string, Trade>
  vouchers: Map<number, Voucher>
  approvals: Map<number, Approval>
  steps: Map<string, DayStep>
  discrepancies: Map<string, Discrepancy>
  unplaced: Map<number, UnplacedFact>
  doubts: Map<number, Set<string>>
  records: SharedRecordMaps
  dirty: Dirty
  /** What leaves for the exchanges once this batch is committed. */
  outgoing: Leaving[]
  /** The command being applied: what it changes carries its number and time. */
  command: { commandNo: number; at: number }
}
