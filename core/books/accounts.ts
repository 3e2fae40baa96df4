/** Clients and the accounts of the one ledger: cash accounts, holdings, house accounts. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Currency, Fen, Shares } from '../base/money.ts'
import type { ClientRecordMaps } from './records.ts'
import type { SecuritiesAccount } from './tables/clients/securities-account.ts'
import type { ClientRow } from './tables/clients/client.ts'
import type { Freeze } from './tables/freezes/freeze.ts'
import type { UnsettledCash } from './tables/cash/unsettled-cash.ts'
import type { UnsettledShares } from './tables/custody/unsettled-shares.ts'
import type { CashAccountStatus } from '../words/client-status.ts'
import type { HouseKind } from '../words/house-kind.ts'
import type { CustodyMode } from '../words/custody-mode.ts'

export interface Client extends ClientRow {
  /** These fields are no columns. They hold what belongs to the client and are gathered when the client is loaded. */
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

export interface CashAccount {
  accountNo: number
  clientNo: number
  branchNo: number
  currency: Currency
  status: CashAccountStatus
  /** Under third-party custody money moves only over the bank link. */
  custodyMode: CustodyMode
  settled: Fen
  /** The amount that open orders hold. */
  onHold: Fen
  /** The amount that transfers out hold while they are under way. */
  onTransferHold: Fen
  /** Sum of the effective amounts of freezes. */
  frozen: Fen
  /** Money that came in by transfer or remittance on `unclearedOn`: not withdrawable on that date. */
  uncleared: Fen
  unclearedOn: BusinessDate | null
  /** Interest has been accrued to the end of this date. */
  accruedTo: BusinessDate
  /** In fen × rate units, of the period that `accruedTo` lies in; see core/rules/interest.ts. */
  accumulator: bigint
  penaltyAccumulator: bigint
  /** The accruals of periods that are over and have not been credited yet. */
  dueAccumulator: bigint
  duePenaltyAccumulator: bigint
  /** These fields are no columns. */
  unsettled: UnsettledCash[]
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
  /** The cost of the position so far in fen, net of sales at average cost. */
  cost: Fen
  /** These fields are no columns. */
  unsettled: UnsettledShares[]
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
