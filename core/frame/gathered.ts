/**
 * What the server gathers for a batch function before the engine sees its commands: rows of a file, the clients that acted, the
 * result of a comparison or of the proof. Long gatherings come in chunks, one command each, the last one marked. So live
 * commands run in between, and after a crash the batch is asked for again.
 */
import type { Change } from '../books/changes/change.ts'
import type { DepositoryHolding } from '../books/tables/day/depository-holding.ts'
import type { DepositoryMoney } from '../books/tables/day/depository-money.ts'
import type { DepositoryMovement } from '../books/tables/day/depository-movement.ts'
import type { DepositoryTrade } from '../books/tables/day/depository-trade.ts'
import type { BusinessDate } from '../base/business-date.ts'
import type { Market, Side } from '../base/market.ts'
import type { Currency, Fen, Price, Shares } from '../base/money.ts'
import type { BatchAnswerRow } from '../books/tables/orders/batch-answer.ts'
import type { TradeFigures } from '../books/trade-figures.ts'
import type { Size } from './order-size.ts'
import type { OutsideFee } from '../rules/fee-sums.ts'
import type { Instrument } from '../rules/instrument.ts'
import type { OrderType } from '../rules/parameters.ts'
import type { BatchColumn, TypedCells } from '../words/batch-column.ts'
import type { CustodyTransferKind } from '../words/custody-transfer.ts'
import type { GivenTableName } from '../words/given-out.ts'
import type { RegistryFileKind } from '../words/registry-file.ts'
import type { Word } from '../words/words.ts'

export type GathersFrom =
  | 'securities-file'
  | 'trades-file'
  | 'settlement-files'
  | 'opening-file'
  | 'shareholders-file'
  | 'made-files'
  | 'given-day'
  | 'trade-comparison'
  | 'acted-clients'
  | 'fee-comparison'
  | 'moved-dues'
  | 'proof'
  | 'day-moved'
  | 'clearing-undo'
  | 'day-run'
  | 'open-orders'
  | 'batch-lines'
  | 'batch-answers'

interface Chunk {
  isFirst: boolean
  isLast: boolean
}

/** A file whose bytes are stored under their SHA-256. */
export interface KeptDocument {
  name: string
  sha256: string
  size: number
  mediaType: string
}

/** A file that the counter has made of a day for a trading unit. */
export interface MadeFile extends KeptDocument {
  kind: RegistryFileKind
  records: number
}

interface FromFile extends Chunk {
  market: Market
  tradeDate: BusinessDate
  /** The checksum of the whole file, which identifies it. */
  checksum: string
  /** The number of rows of the file before this chunk. */
  firstRow: number
  /** With the last chunk: the files of which all chunks came. */
  documents?: readonly KeptDocument[]
}

export type ListedSecurity = Omit<Instrument, 'instrumentNo' | 'market'>

/** A row of the depository's file that stops nothing and that nobody could read: an unknown code, a number that cannot be held. */
export interface ListedRow {
  file: string
  line: number
  column: string
  /** What stands there. */
  text: string
}

export interface FileTrade {
  tradeNo: string
  tradingUnit: string
  clOrdId: string
  securitiesAccount: string
  code: string
  side: Side
  price: Price
  quantity: Shares
  amount: Fen
}

export interface FileHolding {
  securitiesAccount: string
  tradingUnit: string
  code: string
  shareNature: 'tradable' | 'restricted' | 'pledged'
  quantity: Shares
  bought: Shares
  sold: Shares
}

/** A line of the depository's opening file: a client's past purchase in a branch that is taken over. */
export interface FileOpening {
  /** Starts with 1, as a reader of the file counts. */
  lineNo: number
  securitiesAccount: string
  /** Our trading unit; '' where the depository does not keep holdings by trading unit. */
  tradingUnit: string
  code: string
  shareNature: 'tradable' | 'pledged'
  acquiredOn: BusinessDate
  quantity: Shares
  /** The cost with fees, in minor units of the security's currency. */
  cost: Fen
}

/** A line of the registration company's list of securities accounts. */
export interface FileShareholder {
  /** Starts with 1, as a reader of the file counts. */
  lineNo: number
  /** With its market. */
  securitiesAccountId: string
  name: string
  identityNumber: string
  /** The name fills its field in the file, so the rest of it may have been cut off. */
  isNameCut?: true
}

/** A line of the depository's custody file. */
export interface FileCustody {
  /** The depository's own number, which occurs once in a file. */
  answerNo: number
  /** Our request's number; 0 when no request of ours caused it. */
  requestNo: number
  kind: CustodyTransferKind
  result: 'confirmed' | 'refused'
  securitiesAccount: string
  /** Our trading unit, and the other broker's. */
  tradingUnit: string
  otherUnit: string
  /** '' when the line concerns the whole account. */
  code: string
  quantity: Shares
  reason: string
}

export interface FileMoney {
  tradingUnit: string
  currency: Currency
  buys: Fen
  sells: Fen
  repoBack: Fen
  repoRepaid: Fen
  stampDuty: Fen | null
  transferFee: Fen | null
  exchangeFee: Fen | null
  regulatoryFee: Fen | null
  settlementFee: Fen | null
}

/** What the depository has moved of what is due on a settlement date; above zero to the firm. */
export interface FileMovement {
  tradingUnit: string
  currency: Currency
  settlementDate: BusinessDate
  amount: Fen
}

/** At most this many trades can differ on a day; with more of them the file is wrong. */
export const MOST_TRADE_DIFFERENCES = 10_000

export interface FoundDifference {
  kind: 'missing-here' | 'missing-there' | 'different'
  tradeKey: string
  /** Null when this side has no such trade. */
  ours: TradeFigures | null
  theirs: TradeFigures | null
}

/**
 * A kind of fee that the depository states: its sum over a trading unit's trades of the day, and the sum of our cleared trades.
 */
export interface ComparedFee {
  market: Market
  tradingUnit: string
  currency: Currency
  fee: OutsideFee
  ours: Fen
  theirs: Fen
}

/** Cleared trades of the day in one sum: by branch, trading unit, security and settlement date. */
export interface ClearedSum {
  branchNo: number
  tradingUnit: string
  instrumentNo: number
  settlementDate: BusinessDate
  /** Before fees; above zero the firm receives it. */
  amount: Fen
  /** Above zero they come in. */
  shares: Shares
  fees: Readonly<Record<OutsideFee, Fen>>
}

/** Repos that mature on the day, with interest; above zero it comes back to the firm. */
export interface MaturingSum {
  market: Market
  tradingUnit: string
  settlementDate: BusinessDate
  amount: Fen
}

/** What the depository's money file says of a trading unit's trades and maturing repos, before fees. */
export interface StatedGross {
  market: Market
  tradingUnit: string
  currency: Currency
  gross: Fen
}

export type MovedDue = FileMovement & { market: Market }

/** A trade of the depository that is on the error account. */
export interface ErrorTrade {
  market: Market
  tradingUnit: string
  code: string
  side: Side
  price: Price
  quantity: Shares
}

/** One thing about which an outside file differs from our books. */
export interface OutsideDifference {
  kind: 'holding' | 'money' | 'order'
  subject: string
  ours: string
  theirs: string
}

export interface ProofLine {
  name: string
  title: { zh: string; en: string }
  isTrue: boolean
  isInternal: boolean
  count: number
  /** The first few contradictions in words: which account, which trade. */
  examples?: readonly { zh: string; en: string }[]
  /** What makes an outside line false, thing by thing; there are fewer than `count` when there are too many to list. */
  differences: readonly OutsideDifference[]
}

/**
 * One line of many orders, as it was typed or read from a file. A line that could not be read, or is one too many of its
 * client, says so.
 */
export interface BatchLine {
  lineNo: number
  clientNo: number
  instrument: string
  side: Side
  orderType: OrderType
  price: Price
  size: Size
  /** As it was sent, where it came from a file. */
  cells?: TypedCells
}
/** What is wrong with one cell of a line. `column` is what the sender calls it. */
export interface WrongCell {
  field: BatchColumn
  column: Word
  problem: Word
}
export type GatheredLine =
  | BatchLine
  | { lineNo: number; wrong: readonly WrongCell[]; cells?: TypedCells }
  | { lineNo: number; aboveLimit: { clientNo: number; limit: number }; cells?: TypedCells }

export const isReadable = (line: GatheredLine): line is BatchLine => 'size' in line

/** The result of one order of a batch. */
export type BatchAnswer = Omit<BatchAnswerRow, 'batchNo'>

export type Gathered =
  | ({ from: 'open-orders'; orderIds: readonly number[] } & Chunk)
  | ({
      from: 'batch-lines'
      batchNo: number
      rows: readonly GatheredLine[]
      /** Names of the file's columns that say nothing about an order. */
      ignoredColumns: readonly string[]
    } & Chunk)
  | ({ from: 'batch-answers'; rows: readonly BatchAnswer[] } & Chunk)
  | ({ from: 'securities-file'; rows: readonly ListedSecurity[] } & FromFile)
  /** `former`: what a file that is replaced has said where these rows say it now, and with the last chunk what is gone. */
  | ({
      from: 'trades-file'
      rows: readonly FileTrade[]
      /** With the last chunk. */
      listed?: readonly ListedRow[]
      former?: readonly DepositoryTrade[]
    } & FromFile)
  | ({
      from: 'settlement-files'
      custody: readonly FileCustody[]
      holdings: readonly FileHolding[]
      money: readonly FileMoney[]
      movements: readonly FileMovement[]
      /** With the last chunk. */
      listed?: readonly ListedRow[]
      former?: {
        holdings: readonly DepositoryHolding[]
        money: readonly DepositoryMoney[]
        movements: readonly DepositoryMovement[]
      }
    } & FromFile)
  /** Always one chunk, because the file is accepted whole or not at all. */
  | ({ from: 'opening-file'; rows: readonly FileOpening[] } & FromFile)
  | ({ from: 'shareholders-file'; rows: readonly FileShareholder[] } & FromFile)
  | ({ from: 'made-files'; files: readonly MadeFile[] } & Chunk)
  /** What was given out of a day, all of it in one document. */
  | ({
      from: 'given-day'
      document: KeptDocument
      tables: readonly { table: GivenTableName; rows: number }[]
      isMasked: boolean
    } & Chunk)
  | ({ from: 'trade-comparison'; matched: number; differences: readonly FoundDifference[] } & Chunk)
  | ({ from: 'acted-clients'; clientNos: readonly number[]; cursor: number } & Chunk)
  | ({
      from: 'fee-comparison'
      fees: readonly ComparedFee[]
      onErrorAccount: readonly ErrorTrade[]
      cleared: readonly ClearedSum[]
      maturing: readonly MaturingSum[]
      stated: readonly StatedGross[]
      /** What makes the day's money differ from the depository's before fees. */
      firmDifferences: readonly OutsideDifference[]
    } & Chunk)
  | ({
      from: 'moved-dues'
      moved: readonly MovedDue[]
      /** The day's last price by instrument number. */
      lastQuotes: readonly (readonly [number, Price])[]
    } & Chunk)
  | ({ from: 'day-moved' } & Chunk)
  /** One decision of the run that is taken back, the newest first; nothing with the first chunk and with the last. */
  | ({
      from: 'clearing-undo'
      /** How many decisions come before this one. */
      number: number
      clientNos: readonly number[]
      changes: readonly Change[]
      /** The day lay in history. */
      isMoved: boolean
    } & Chunk)
  /** The steps that a run of the whole day has carried out so far, and those at which it needs a person. */
  | ({
      from: 'day-run'
      done: readonly string[]
      left: readonly { step: string; why: { zh: string; en: string } }[]
    } & Chunk)
  | ({ from: 'proof'; lines: readonly ProofLine[]; certificate: unknown } & Chunk)

export type FeeComparison = Extract<Gathered, { from: 'fee-comparison' }>

/** The gathering that a function asked for. Any other is a mistake in the server's wiring. */
export function gatheredFrom<F extends GathersFrom>(
  gathered: Gathered | undefined,
  from: F,
): Extract<Gathered, { from: F }> {
  if (gathered?.from !== from) throw new Error(`nothing was gathered from ${from}`)
  return gathered as Extract<Gathered, { from: F }>
}
