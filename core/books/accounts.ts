/** Clients and the accounts of the one ledger: cash accounts, holdings, house accounts. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Currency, Fen, Shares } from '../base/money.ts'
import type { SettlementMode } from './lot-dates.ts'
import type { ClientRecordMaps } from './records.ts'
import type { SecuritiesAccount } from './tables/clients/securities-account.ts'
import type { Channel } from '../words/channel.ts'
import type { ClientKind } from '../words/client-kind.ts'
import type { CashAccountStatus, ClientStatus } from '../words/client-status.ts'
import type { FreezeObject, FreezeStatus, FreezeTerm } from '../words/freeze.ts'
import type { Gender } from '../words/gender.ts'
import type { HouseKind } from '../words/house-kind.ts'
import type { CustodyMode } from '../words/custody-mode.ts'

/** 0: as the market and the branch have it (core/procedures/trades/settlement-mode.ts). */
export type ClientSettlementMode = 0 | SettlementMode

/** What the account-opening form says beside what the counter reckons with: one column, absent where nothing was said. */
export interface ClientDetails {
  birthDate?: BusinessDate
  gender?: Gender
  email?: string
  postcode?: string
  bankName?: string
  bankAccount?: string
  riskAssessedOn?: BusinessDate
  /** Documents the client has signed. */
  agreements?: string[]
  /** Boards ask for these: the average assets of the last twenty trading days, and the date of the first trade at any broker. */
  averageAssets?: Fen
  firstTradedOn?: BusinessDate
  /** Who manages the client, where it is a product. */
  managerCode?: string
  /** Who represents an institution or product by law, who comes to the counter for it, and until when. */
  legalRepresentative?: string
  legalRepresentativeNumber?: string
  handler?: string
  handlerNumber?: string
  handlerPhone?: string
  handlerAuthorisedTo?: BusinessDate
  /** What the status goes back to when a loss is over. */
  statusBeforeLoss?: ClientStatus
}

export interface Client {
  clientNo: number
  branchNo: number
  kind: ClientKind
  status: ClientStatus
  name: string
  pinyin: string
  identityType: string
  identityNumber: string
  identityExpiresOn: BusinessDate | null
  phone: string
  address: string
  profession: string
  clientClass: string
  /** 1 (C1, most careful) … 5 (C5). */
  riskLevel: number
  channels: Channel[]
  feePlan: string
  settlementMode: ClientSettlementMode
  openedOn: BusinessDate
  closedOn: BusinessDate | null
  /** Boards this client may buy on. */
  boards: string[]
  details: ClientDetails
  /** Not columns: what belongs to the client, gathered when it is loaded. */
  cashAccounts: CashAccount[]
  securitiesAccounts: SecuritiesAccount[]
  holdings: Holding[]
  freezes: Freeze[]
  orders: Set<number>
  trades: Set<string>
  vouchers: Set<number>
  /** Agents, loss reports, cards, custody transfers, repos; absent where there is none. */
  records: ClientRecordMaps
}

/** What of a client is in its own row; the rest is gathered when it is loaded. */
export type ClientRow = Omit<
  Client,
  | 'cashAccounts'
  | 'securitiesAccounts'
  | 'holdings'
  | 'freezes'
  | 'orders'
  | 'trades'
  | 'vouchers'
  | 'records'
>

/** Cash bought for or sold for, not yet matured. One row per account, trade date and set of dates. */
export interface UnsettledCash {
  accountNo: number
  tradeDate: BusinessDate
  settlementDate: BusinessDate
  usableFrom: BusinessDate
  withdrawableFrom: BusinessDate
  purchases: Fen
  proceeds: Fen
  /** The parts of the two that the settlement mode has already moved to settled. */
  settledPurchases: Fen
  settledProceeds: Fen
}

export interface CashAccount {
  accountNo: number
  clientNo: number
  branchNo: number
  currency: Currency
  status: CashAccountStatus
  /** Under third-party custody money moves only over the bank link. */
  custodyMode: CustodyMode
  settled: Fen
  /** Held by orders. */
  onHold: Fen
  /** Held by transfers out that are under way. */
  onTransferHold: Fen
  /** Sum of the effective amounts of freezes. */
  frozen: Fen
  /** Money that came in by transfer or remittance on `unclearedOn`: not withdrawable on that date. */
  uncleared: Fen
  unclearedOn: BusinessDate | null
  /** Interest is brought forward to the end of this date. */
  accruedTo: BusinessDate
  /** In fen × rate units, of the period that `accruedTo` lies in; see core/rules/interest.ts. */
  accumulator: bigint
  penaltyAccumulator: bigint
  /** What earlier periods have accrued that are over and not credited yet. */
  dueAccumulator: bigint
  duePenaltyAccumulator: bigint
  /** Not columns. */
  unsettled: UnsettledCash[]
}

/** Shares bought or sold, not yet matured. */
export interface UnsettledShares {
  holdingNo: number
  tradeDate: BusinessDate
  settlementDate: BusinessDate
  sellableFrom: BusinessDate
  bought: Shares
  sold: Shares
  settledBought: Shares
  settledSold: Shares
}

export interface Holding {
  holdingNo: number
  clientNo: number
  securitiesAccountId: string
  instrumentNo: number
  /** Shenzhen keeps shares per custodian trading unit; Shanghai: ''. */
  tradingUnit: string
  shareNature: string
  settled: Shares
  onHold: Shares
  frozen: Shares
  restricted: Shares
  /** What the position has cost so far, net of sales at average cost. */
  cost: Fen
  /** Not columns. */
  unsettled: UnsettledShares[]
}

/** An authority's or the firm's act. `ordered` is what was asked for, `effective` what is frozen now (waiting freezes fill by rank). */
export interface Freeze {
  freezeNo: number
  clientNo: number
  object: FreezeObject
  /** Cash account number or holding number. */
  accountNo: number
  term: FreezeTerm
  ordered: number
  effective: number
  rank: number
  authority: string
  document: string
  summary: string
  placedOn: BusinessDate
  /** The last date it is in force; null until released. */
  expiresOn: BusinessDate | null
  /** It takes what the frozen earns, too: interest, dividends (孳息). */
  coversDividends?: boolean
  status: FreezeStatus
}

/** A house account: `key` is 'branch/kind/asset/qualifier', e.g. '1/clearing/1/XSHG', '1/till/1/1003'. */
export interface HouseAccount {
  accountNo: number
  key: string
  branchNo: number
  kind: HouseKind
  asset: number
  qualifier: string
  balance: number
}

export function houseKey(branchNo: number, kind: HouseKind, asset: number, qualifier: string): string {
  return `${branchNo}/${kind}/${asset}/${qualifier}`
}

/** Assets of the ledger: currencies have fixed small numbers, instruments have theirs (from 1001). */
export const CURRENCY_ASSET: Record<Currency, number> = { CNY: 1, USD: 2, HKD: 3 }

export function holdingKey(
  securitiesAccountId: string,
  instrumentNo: number,
  tradingUnit: string,
  shareNature: string,
): string {
  return `${securitiesAccountId}/${instrumentNo}/${tradingUnit}/${shareNature}`
}

export const FREE_SHARES = ''
