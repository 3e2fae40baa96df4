/**
 * What the server gathers for a batch function before the engine sees its commands: rows of a file, the clients that
 * acted, what a comparison or the proof found. Long gatherings come in chunks, one command each, the last one marked;
 * so live commands go on in between, and after a crash the batch is simply asked for again.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market, Side, TimeOfDay } from '../base/market.ts'
import type { Currency, Fen, Price, Shares } from '../base/money.ts'
import type { Instrument } from '../rules/instrument.ts'

export type GathersFrom =
  'securities-file' | 'trades-file' | 'settlement-files' | 'trade-comparison' | 'acted-clients' | 'proof'

interface Chunk {
  isFirst: boolean
  isLast: boolean
}

interface FromFile extends Chunk {
  market: Market
  tradeDate: BusinessDate
  /** Of the whole file: the same file again is known by it. */
  checksum: string
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
  shareNature: 'tradable' | 'restricted'
  quantity: Shares
  bought: Shares
  sold: Shares
}

export interface FileMoney {
  tradingUnit: string
  currency: Currency
  buys: Fen
  sells: Fen
  repoBack: Fen
  repoRepaid: Fen
}

export interface FoundDifference {
  kind: 'missing-here' | 'missing-there' | 'different'
  tradeKey: string
  ours: string
  theirs: string
}

export interface ProofLine {
  name: string
  isTrue: boolean
  isInternal: boolean
  count: number
}

export type Gathered =
  | ({ from: 'securities-file'; rows: readonly ListedSecurity[] } & FromFile)
  | ({ from: 'trades-file'; rows: readonly FileTrade[] } & FromFile)
  | ({ from: 'settlement-files'; holdings: readonly FileHolding[]; money: readonly FileMoney[] } & FromFile)
  | ({ from: 'trade-comparison'; matched: number; differences: readonly FoundDifference[] } & Chunk)
  | ({ from: 'acted-clients'; clientNos: readonly number[]; cursor: number } & Chunk)
  | ({ from: 'proof'; lines: readonly ProofLine[]; certificate: unknown } & Chunk)

/** The gathering a function asked for; anything else is a mistake of the server's wiring. */
export function gatheredFrom<F extends GathersFrom>(
  gathered: Gathered | undefined,
  from: F,
): Extract<Gathered, { from: F }> {
  if (gathered?.from !== from) throw new Error(`nothing was gathered from ${from}`)
  return gathered as Extract<Gathered, { from: F }>
}
