/**
 * What a market tells the public: the clock, phases, quotes and the end of its stream, as JSON with one message per line.
 *
 * A new listener gets the clock, the phases and every quote first, and changes after that. Prices are in 1/10000, amounts in
 * fen, times in seconds of the market's day (a simulator may run fast). Reading is strict: a line that does not fit is returned
 * as a value and never thrown, so that a reader may count it and continue.
 */
import { isBusinessDate, type BusinessDate } from '@guitai/core/base/business-date.ts'
import { MARKETS, type Market, type TimeOfDay } from '@guitai/core/base/market.ts'
import type { Fen, Price, Shares } from '@guitai/core/base/money.ts'

/** The same words as in the market rules. */
export const MARKET_PHASES = [
  'before-open',
  'opening-call',
  'opening-call-no-cancel',
  'pre-continuous',
  'continuous',
  'break',
  'closing-call',
  'after-hours',
  'closed',
] as const
export type MarketPhase = (typeof MARKET_PHASES)[number]

export const CLOCK_MODES = ['real', 'accelerated', 'stepped'] as const
export type ClockMode = (typeof CLOCK_MODES)[number]

export interface ClockMessage {
  type: 'clock'
  tradeDate: BusinessDate
  time: TimeOfDay
  mode: ClockMode
  /** Market seconds per real second; 0 while time stands still. */
  speed: number
  /** How often this side has sent the time. A listener who has received one number has received everything sent before it. */
  telling?: number
}

/** The phase of the market's stocks. Other classes may differ; each quote has its own phase. */
export interface PhaseMessage {
  type: 'phase'
  market: Market
  tradeDate: BusinessDate
  time: TimeOfDay
  phase: MarketPhase
}

export type QuoteLevel = [price: Price, quantity: Shares]

/** null means that there is none yet. In a call auction the first level of both sides is the indicative price and volume. */
export interface QuoteMessage {
  type: 'quote'
  market: Market
  code: string
  tradeDate: BusinessDate
  time: TimeOfDay
  phase: MarketPhase
  isSuspended: boolean
  previousClose: Price
  open: Price | null
  high: Price | null
  low: Price | null
  last: Price | null
  /** Known after the closing call. */
  close: Price | null
  volume: Shares
  amount: Fen
  /** At most five levels, best first. */
  bids: QuoteLevel[]
  asks: QuoteLevel[]
  upperLimit: Price | null
  lowerLimit: Price | null
}

/**
 * Nothing more will be reported about this trade date. `reports` counts the execution reports of the day per trading unit:
 * distinct ExecIDs, without answers to status requests.
 */
export interface EndOfStreamMessage {
  type: 'end-of-stream'
  market: Market
  tradeDate: BusinessDate
  reports: Record<string, number>
}

export interface AnnouncementMessage {
  type: 'announcement'
  tradeDate: BusinessDate
  time: TimeOfDay
  text: { zh: string; en: string }
}

export type FeedMessage =
  ClockMessage | PhaseMessage | QuoteMessage | EndOfStreamMessage | AnnouncementMessage

export function formatFeedMessage(message: FeedMessage): string {
  return JSON.stringify(message) + '\n'
}

export type FeedResult = { ok: true; message: FeedMessage } | { ok: false; reason: string }

type Check = (value: unknown) => boolean

const isText: Check = value => typeof value === 'string'
const isFlag: Check = value => typeof value === 'boolean'
const isCount: Check = value => Number.isSafeInteger(value) && (value as number) >= 0
const isNumber: Check = value => typeof value === 'number' && Number.isFinite(value) && value >= 0
const isCountOrNull: Check = value => value === null || isCount(value)
const isCountOrAbsent: Check = value => value === undefined || isCount(value)
const isMarket: Check = value => MARKETS.includes(value as Market)
const isDate: Check = value => typeof value === 'string' && isBusinessDate(value)
const isRecord: Check = value => typeof value === 'object' && value !== null && !Array.isArray(value)
const isCounts: Check = value => isRecord(value) && Object.values(value as object).every(isCount)
const isWords: Check = value => isRecord(value) && Object.values(value as object).every(isText)
const isLevel: Check = value => Array.isArray(value) && value.length === 2 && value.every(isCount)
const isLevels: Check = value => Array.isArray(value) && value.length <= 5 && value.every(isLevel)

const isPhase: Check = value => MARKET_PHASES.includes(value as MarketPhase)
const isMode: Check = value => CLOCK_MODES.includes(value as ClockMode)

type Fields<M extends FeedMessage> = { [F in Exclude<keyof M, 'type'>]-?: Check }
const day = { tradeDate: isDate, time: isNumber }

const FIELDS: { [M in FeedMessage as M['type']]: Fields<M> } = {
  clock: { ...day, mode: isMode, speed: isNumber, telling: isCountOrAbsent },
  phase: { ...day, market: isMarket, phase: isPhase },
  quote: {
    ...day,
    market: isMarket,
    code: isText,
    phase: isPhase,
    isSuspended: isFlag,
    previousClose: isCount,
    open: isCountOrNull,
    high: isCountOrNull,
    low: isCountOrNull,
    last: isCountOrNull,
    close: isCountOrNull,
    volume: isCount,
    amount: isCount,
    bids: isLevels,
    asks: isLevels,
    upperLimit: isCountOrNull,
    lowerLimit: isCountOrNull,
  },
  'end-of-stream': { market: isMarket, tradeDate: isDate, reports: isCounts },
  announcement: { ...day, text: isWords },
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // parseFeedMessage reports text that is not JSON.
    return undefined
  }
}

export function parseFeedMessage(line: string): FeedResult {
  const value = parseJson(line)
  if (!isRecord(value)) return { ok: false, reason: 'not a JSON object' }
  const record = value as Record<string, unknown>
  const { type } = record
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return { ok: false, reason: 'unknown type' }
  const fields: Record<string, Check> = FIELDS[type as FeedMessage['type']]
  for (const [name, check] of Object.entries(fields)) {
    if (!check(record[name])) return { ok: false, reason: `${type}: ${name} is missing or wrong` }
  }
  return { ok: true, message: value as FeedMessage }
}
