/**
 * What the server gathers for a batch function before the engine sees its commands: rows of a file, the clients that
 * acted, what a comparison or the proof found. Long gatherings come in chunks, one command each, the last one marked;
 * so live commands go on in between, and after a crash the batch is simply asked for again.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market, Side, TimeOfDay } from '../base/market.ts'
import type { Currency, Fen, Price, Shares } from '../base/money.ts'
import type { BatchAnswerRow } from '../books/batch-rows.ts'
import type { TradeFigures } from '../books/trade-figures.ts'
import type { Size } from './order-size.ts'
import type { OutsideFee } from '../rules/fees.ts'
import type { Instrument } from '../rules/instrument.ts'
import type { OrderType } from '../rules/parameters.ts'
import type { CustodyTransferKind } from '../words/custody-transfer.ts'

export type GathersFrom =
  | 'securities-file'
  | 'trades-file'
  | 'settlement-files'
  | 'opening-file'
  | 'trade-comparison'
  | 'acted-clients'
  | 'fee-comparison'
  | 'proof'
  | 'open-orders'
  | 'batch-lines'
  | 'batch-answers'

interface Chunk {
  isFirst: boolean
  isLast: boolean
}

interface FromFile extends Chunk {
  market: Market
  tradeDate: BusinessDate
  /** Of the whole file: the same file again is known by it. */
  checksum: string
  /** How many rows of the file come before this chunk. */
  firstRow: number
}

export type ListedSecurity = Omit<Instrument, 'instrumentNo' | 'market'>

export interface FileTrade {
  tradeNo: number
  tradingUnit: string
  clOrdId: string
  securitiesAccount: string
  code: string
  side: Side
  price: Price
  quantity: Shares
  amount: Fen
  time: TimeOfDay
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

/** A line of the depository's opening file: shares that a client bought once and brings with a branch that is taken over. */
export interface FileOpening {
  /** From 1, as who looks into the file counts. */
  lineNo: number
  securitiesAccount: string
  /** Here; '' where the depository does not keep holdings by trading unit. */
  tradingUnit: string
  code: string
  shareNature: 'tradable' | 'pledged'
  acquiredOn: BusinessDate
  quantity: Shares
  /** What they have cost, fees included, in the security's currency. */
  cost: Fen
}

/** A line of the depository's custody file. */
export interface FileCustody {
  /** The depository's own number, once in a file. */
  answerNo: number
  /** Ours; 0: nobody here has asked. */
  requestNo: number
  kind: CustodyTransferKind
  result: 'confirmed' | 'refused'
  securitiesAccount: string
  /** Here, and of the other broker. */
  tradingUnit: string
  otherUnit: string
  /** '' where it concerns the whole account. */
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

export interface FoundDifference {
  kind: 'missing-here' | 'missing-there' | 'different'
  tradeKey: string
  /** Null where this side has no such trade. */
  ours: TradeFigures | null
  theirs: TradeFigures | null
}

/** A kind of fee that the depository states: its sum over a trading unit's trades of the day, and over the cleared ones of ours. */
export interface ComparedFee {
  market: Market
  tradingUnit: string
  currency: Currency
  fee: OutsideFee
  ours: Fen
  theirs: Fen
}

/** A trade of the depository that stands on the error account. */
export interface ErrorTrade {
  market: Market
  tradingUnit: string
  code: string
  side: Side
  price: Price
  quantity: Shares
}

/** One thing of which an outside file says something else than our books. */
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
  /** The first few of what contradicts it, in words: which account, which trade. */
  examples?: readonly string[]
  /** What makes an outside line false, thing by thing; fewer than `count` where there are too many. */
  differences: readonly OutsideDifference[]
}

/** One line of many orders, as it was typed or read from a file; one that could not be read, or is one too many of its client, says so. */
export interface BatchLine {
  lineNo: number
  clientNo: number
  instrument: string
  side: Side
  orderType: OrderType
  price: Price
  size: Size
}
export type GatheredLine =
  | BatchLine
  | { lineNo: number; wrong: { column: string; problem: { zh: string; en: string } } }
  | { lineNo: number; aboveLimit: { clientNo: number; limit: number } }

export const isReadable = (line: GatheredLine): line is BatchLine => 'size' in line

/** What became of an order of a batch. */
export type BatchAnswer = Omit<BatchAnswerRow, 'batchNo'>

export type Gathered =
  | ({ from: 'open-orders'; orderIds: readonly number[] } & Chunk)
  | ({ from: 'batch-lines'; batchNo: number; rows: readonly GatheredLine[] } & Chunk)
  | ({ from: 'batch-answers'; rows: readonly BatchAnswer[] } & Chunk)
  | ({ from: 'securities-file'; rows: readonly ListedSecurity[] } & FromFile)
  | ({ from: 'trades-file'; rows: readonly FileTrade[] } & FromFile)
  | ({
      from: 'settlement-files'
      custody: readonly FileCustody[]
      holdings: readonly FileHolding[]
      money: readonly FileMoney[]
    } & FromFile)
  /** Always in one chunk: it is taken whole or not at all. */
  | ({ from: 'opening-file'; rows: readonly FileOpening[] } & FromFile)
  | ({ from: 'trade-comparison'; matched: number; differences: readonly FoundDifference[] } & Chunk)
  | ({ from: 'acted-clients'; clientNos: readonly number[]; cursor: number } & Chunk)
  | ({ from: 'fee-comparison'; fees: readonly ComparedFee[]; onErrorAccount: readonly ErrorTrade[] } & Chunk)
  | ({ from: 'proof'; lines: readonly ProofLine[]; certificate: unknown } & Chunk)

/** The gathering a function asked for; anything else is a mistake of the server's wiring. */
export function gatheredFrom<F extends GathersFrom>(
  gathered: Gathered | undefined,
  from: F,
): Extract<Gathered, { from: F }> {
  if (gathered?.from !== from) throw new Error(`nothing was gathered from ${from}`)
  return gathered as Extract<Gathered, { from: F }>
}
