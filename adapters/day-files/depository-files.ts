/**
 * What the server asks of the depository's files of a market, whichever layouts its line has: the trades of the day (E01), and what is
 * held, was settled and moved, and was answered (E02). A file is taken whole or refused whole; rows that nobody could read are listed and stop nothing.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type {
  FileCustody,
  FileHolding,
  FileMoney,
  FileMovement,
  FileTrade,
  ListedRow,
} from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import type { CodeReader } from '@guitai/core/rules/depository-codes.ts'

export interface AskedDay {
  tradeDate: BusinessDate
  /** What the depository's codes mean on that date. */
  codes: CodeReader
  /** The market's trading units of ours. A file of another unit is a wrong file. */
  units: ReadonlySet<string>
}

export interface TradesRead {
  accepted: true
  /** How many there are, and the trades in parts: a day of a large market is never whole in memory. */
  count: number
  parts: () => AsyncIterable<readonly FileTrade[]>
  listed: ListedRow[]
  /** That of the whole files, which identifies them. */
  checksum: string
}

export interface SettlementRead {
  accepted: true
  holdings: FileHolding[]
  money: FileMoney[]
  movements: FileMovement[]
  custody: FileCustody[]
  listed: ListedRow[]
  checksum: string
}

export interface DepositoryFiles {
  trades: (asked: AskedDay) => Promise<TradesRead | Rejection>
  settlement: (asked: AskedDay) => Promise<SettlementRead | Rejection>
}
