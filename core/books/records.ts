/**
 * Records without balances beside the ledger: agents, loss reports, cards, tills, custody transfers, repos, blocks, prints.
 *
 * Each is declared here once: its fields, its key, whose it is. `put` writes it, the loader brings it back, the state hash
 * sees it. A new one is an interface and a line here, a line of columns (adapters/storage/tables.ts), a migration.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market, Side } from '../base/market.ts'
import type { Currency, Fen, Shares } from '../base/money.ts'
import type { YearlyRate } from '../rules/parameters.ts'
import type { Fees } from '../rules/fees.ts'
import type { Branch } from './branches.ts'
import type { JobRun } from './job-runs.ts'
import type { CashDates, SettlementMode, ShareDates } from './lot-dates.ts'
import type { AgentScope, AgentStatus } from '../words/agent.ts'
import type { CardKind, CardStatus } from '../words/card.ts'
import type { CustodyStatus, CustodyTransferKind } from '../words/custody-transfer.ts'
import type { LossManner, LossStatus, LostObject } from '../words/loss.ts'
import type { BatchStatus } from '../words/order-batch.ts'
import type { RepoSide, RepoStatus } from '../words/repo.ts'
import type { SecondFactorStatus } from '../words/second-factor-status.ts'
import type { TillStatus } from '../words/till.ts'
import type { IdentityType } from '../words/identity-type.ts'
import type { RightUse } from '../words/right-use.ts'

/** Who may act for a client, in what, until when. */
export interface Agent {
  agentNo: number
  clientNo: number
  name: string
  identityType: IdentityType
  identityNumber: string
  phone: string
  scopes: AgentScope[]
  validFrom: BusinessDate
  validTo: BusinessDate
  document: string
  status: AgentStatus
}

/** Oral reports lapse; written ones stay until the object is replaced or the report is withdrawn. */
export interface LossReport {
  lossNo: number
  clientNo: number
  object: LostObject
  /** Number of the card, passbook or account; the kind of password. */
  objectId: string
  manner: LossManner
  reportedOn: BusinessDate
  lapsesOn: BusinessDate | null
  status: LossStatus
  /** Number of what replaced it. */
  replacedBy: string
  tellerNo: number
}

/** A card or passbook in the client's hands. */
export interface Card {
  cardNo: string
  clientNo: number
  kind: CardKind
  status: CardStatus
  issuedOn: BusinessDate
  replaces: string
}

/** One teller's till of one currency on one date. What is in it is a house account's balance; this says who counted what. */
export interface Till {
  /** 'businessDate/tellerNo/currency'. */
  tillKey: string
  businessDate: BusinessDate
  tellerNo: number
  branchNo: number
  currency: Currency
  status: TillStatus
  opening: Fen
  /** What the till held by the books when it was closed, what was counted then, and how much more was counted than booked. */
  closing: Fen
  counted: Fen
  difference: Fen
  /** Face value in minor units → pieces. */
  denominations: Record<string, number>
  openedAt: number
  closedAt: number | null
}

/**
 * Shares, a designation or a pledge that the depository is asked about, and shares that it brings.
 *
 *   held (asked for) → sent (in the day's requests file) → confirmed | refused
 *   transfer-in that nobody here has asked for: confirmed from the start
 *
 * While it is held or sent, a transfer out holds its shares and its fee, and a transfer in holds what two people have booked
 * ahead of the depository's file: it is there, and nobody can sell, move or pledge it (custody-holds.ts). The pledge of bonds
 * and its release are booked at once; these and shares that were to come are taken back where they are refused. A designation
 * that is to end takes no orders.
 */
export interface CustodyTransfer {
  transferNo: number
  clientNo: number
  kind: CustodyTransferKind
  market: Market
  securitiesAccountId: string
  /** 0 where it concerns the whole account. */
  holdingNo: number
  instrumentNo: number
  quantity: Shares
  fromUnit: string
  toUnit: string
  fee: Fen
  cashAccountNo: number
  status: CustodyStatus
  requestedOn: BusinessDate
  endedOn: BusinessDate | null
  reason: string
  tellerNo: number
  /** What the moved shares have cost. Those that come in have a provisional one until a teller gives the true one. */
  cost: Fen
  isCostProvisional: boolean
  /** The depository's number of its answer; 0 until it answers. */
  answerNo: number
  /** The voucher of the provisional booking; 0 where there is none. */
  voucherNo: number
}

/**
 * A pledged repo: money lent against standard bonds, or borrowed against own ones, until it matures.
 *
 *   open → due (at the day end before its maturity date: principal and interest are posted) → matured (settled)
 */
export interface Repo {
  repoNo: number
  tradeKey: string
  clientNo: number
  cashAccountNo: number
  securitiesAccountId: string
  market: Market
  instrumentNo: number
  side: RepoSide
  amount: Fen
  rate: YearlyRate
  tradeDate: BusinessDate
  firstSettlementDate: BusinessDate
  maturityDate: BusinessDate
  maturitySettlementDate: BusinessDate
  interest: Fen
  status: RepoStatus
}

/**
 * A trade that settlement modes 3 and 4 left open at a day end: what a teller has still to settle, on whatever later day.
 * The trade itself moves to history with its day; this stays with the client until it is settled.
 */
export interface OpenTrade extends CashDates, ShareDates {
  tradeKey: string
  tradeSeq: number
  clientNo: number
  market: Market
  instrumentNo: number
  side: Side
  quantity: Shares
  amount: Fen
  fees: Fees
  /** What the client's cash changes by: below zero for who pays. */
  net: Fen
  cashAccountNo: number
  /** 0 where no securities move (repo). */
  holdingNo: number
  mode: SettlementMode
  settledOn: BusinessDate | null
}

/** A kill switch: no order of what it covers is taken or sent while it is set. */
export interface Block {
  /** 'firm', 'branch/1', 'unit/26001', 'client/10000001'. */
  blockKey: string
  isSet: boolean
  reason: string
  setBy: number
  setAt: number
}

/** How often a document was printed on a date: the second time and on it is a reprint. */
export interface PrintCopies {
  /** 'businessDate/print/document'. */
  printKey: string
  businessDate: BusinessDate
  print: string
  document: string
  copies: number
  lastPrintedAt: number
  tellerNo: number
}

/** Hashes of the passwords a teller had before the present one, latest first; a new one may not be one of them. */
export interface PasswordHistory {
  /** 'sign-in:1001', as the credential's. */
  passwordKey: string
  hashes: string[]
}

/**
 * What one teller has moved on a date with one function: alone, without a second person, or by agreeing to what others asked
 * for (then also under the code of the approval itself). It only grows: what is reversed has been moved all the same.
 */
export interface TellerTotal {
  /** 'businessDate/tellerNo/use/functionCode/currency'. */
  totalKey: string
  businessDate: BusinessDate
  tellerNo: number
  use: RightUse
  functionCode: string
  currency: Currency
  amount: Fen
}

/**
 * What a teller has beside the password: an authenticator's secret, from which both sides reckon a code every 30 seconds. (RFC 6238)
 *
 *   offered (shown once; anew as often as asked for) → active (a first code was right) → ended (taken back by two persons) → offered
 */
export interface SecondFactor {
  tellerNo: number
  /** The secret under a key that lies outside the database; empty once it has ended. */
  sealed: string
  status: SecondFactorStatus
  /** The time step of the last code that was taken: neither it nor an older one is taken again. 0: none yet. */
  lastStep: number
}

/**
 * Orders entered many at once; its lines lie in tables of their own.
 *
 *   checking (the dry run goes on) → checked → confirmed (its orders are entered) → done
 */
export interface OrderBatch {
  batchNo: number
  businessDate: BusinessDate
  tradeDate: BusinessDate
  name: string
  status: BatchStatus
  lines: number
  /** Lines that would be taken, and the orders and money they come to. */
  good: number
  orderCount: number
  amount: Fen
  tellerNo: number
  checkedAt: number
  confirmedAt: number | null
  /** Orders of clients who have set a trading password: it cannot be asked for, so a second person agrees. */
  withPassword: number
  /** Who has agreed. */
  checkerNo: number | null
}

/** Loaded and evicted with their client. */
export interface ClientRecords {
  agent: Agent
  loss_report: LossReport
  card: Card
  custody_transfer: CustodyTransfer
  repo: Repo
  open_trade: OpenTrade
}

/** Always in memory: today's, or all of the few there are. */
export interface SharedRecords {
  branch: Branch
  job: JobRun
  order_batch: OrderBatch
  till: Till
  block: Block
  print_copies: PrintCopies
  password_history: PasswordHistory
  teller_total: TellerTotal
  second_factor: SecondFactor
}

export type Records = ClientRecords & SharedRecords
export type ClientRecordTable = keyof ClientRecords
export type SharedRecordTable = keyof SharedRecords
export type RecordTable = keyof Records

export const CLIENT_RECORDS = {
  agent: row => row.agentNo,
  loss_report: row => row.lossNo,
  card: row => row.cardNo,
  custody_transfer: row => row.transferNo,
  repo: row => row.repoNo,
  open_trade: row => row.tradeKey,
} as const satisfies { [T in ClientRecordTable]: (row: ClientRecords[T]) => RecordKey }

export const SHARED_RECORDS = {
  branch: row => String(row.branchNo),
  job: row => String(row.jobNo),
  till: row => row.tillKey,
  block: row => row.blockKey,
  print_copies: row => row.printKey,
  order_batch: row => row.batchNo,
  password_history: row => row.passwordKey,
  teller_total: row => row.totalKey,
  second_factor: row => String(row.tellerNo),
} as const satisfies { [T in SharedRecordTable]: (row: SharedRecords[T]) => RecordKey }

/** Numbers come from the one counter `recordNo`; texts are made of what the record is about. */
export type RecordKey = number | string

export const RECORD_TABLES = [
  ...(Object.keys(CLIENT_RECORDS) as ClientRecordTable[]),
  ...(Object.keys(SHARED_RECORDS) as SharedRecordTable[]),
] as const

export function isClientRecord(table: string): table is ClientRecordTable {
  return table in CLIENT_RECORDS
}

export function isRecordTable(table: string): table is RecordTable {
  return table in CLIENT_RECORDS || table in SHARED_RECORDS
}

export function keyOfRecord<T extends RecordTable>(table: T, row: Records[T]): RecordKey {
  const keyOf = isClientRecord(table) ? CLIENT_RECORDS[table] : SHARED_RECORDS[table as SharedRecordTable]
  return (keyOf as (row: Records[T]) => RecordKey)(row)
}

/** A client's records of one kind, in the order they came to be. */
export function recordsOf<T extends ClientRecordTable>(
  client: { readonly records: ClientRecordMaps },
  table: T,
): readonly Readonly<ClientRecords[T]>[] {
  return [...(client.records[table]?.values() ?? [])] as readonly ClientRecords[T][]
}

export function recordOf<T extends ClientRecordTable>(
  client: { readonly records: ClientRecordMaps },
  table: T,
  key: RecordKey,
): Readonly<ClientRecords[T]> | undefined {
  return client.records[table]?.get(key)
}

export function sharedRecord<T extends SharedRecordTable>(
  books: {
    readonly records: {
      readonly [R in SharedRecordTable]: ReadonlyMap<RecordKey, Readonly<SharedRecords[R]>>
    }
  },
  table: T,
  key: RecordKey,
): Readonly<SharedRecords[T]> | undefined {
  return books.records[table].get(key)
}

export type ClientRecordMaps = { [T in ClientRecordTable]?: Map<RecordKey, ClientRecords[T]> }
export type SharedRecordMaps = { [T in SharedRecordTable]: Map<RecordKey, SharedRecords[T]> }

export function noSharedRecords(): SharedRecordMaps {
  return {
    branch: new Map(),
    job: new Map(),
    till: new Map(),
    block: new Map(),
    print_copies: new Map(),
    password_history: new Map(),
    teller_total: new Map(),
    second_factor: new Map(),
    order_batch: new Map(),
  }
}
