/** One instrument on its trading day: its order book, the rules of the day, and the figures of its quote. */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { Fen, Price, Shares } from '@guitai/core/base/money.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { LotRow, OrderTypeRow, Parameters, Session, TickRow } from '@guitai/core/rules/parameters.ts'
import { rowFor } from '@guitai/core/rules/product-class.ts'
import type { ExchangeOrder } from './exchange-order.ts'
import { emptyBook, type OrderBook } from './order-book.ts'

/** Seconds before the last trade that the closing average covers, for listings without a closing call. */
const CLOSING_AVERAGE_SECONDS = 60

export interface Listing {
  readonly instrument: Instrument
  readonly parameters: Parameters
  readonly tradeDate: BusinessDate
  readonly partition: number
  readonly lot: LotRow
  readonly tick: TickRow
  readonly orderTypes: OrderTypeRow
  readonly sessions: readonly Session[]
  /** Index into `sessions`; −1 before the first session. */
  session: number
  isSuspended: boolean
  readonly book: OrderBook
  /** Orders that were accepted while the host only stores them (Shenzhen, 09:25-09:30), oldest first. */
  readonly stored: ExchangeOrder[]
  /** After-hours fixed-price orders, oldest first. */
  readonly afterHours: { buy: ExchangeOrder[]; sell: ExchangeOrder[] }
  open: Price | undefined
  high: Price | undefined
  low: Price | undefined
  last: Price | undefined
  volume: Shares
  amount: Fen
  /** Known after the closing call. */
  close: Price | undefined
  /** The trades of the last minute of trading, by second. `worth` is price × quantity. */
  recent: { time: TimeOfDay; volume: Shares; worth: number }[]
}

/** The exchanges' gateways make partitions by product. The numbers are our own. */
function partitionOf(instrument: Instrument): number {
  if (instrument.kind !== 'stock' && instrument.kind !== 'depositary-receipt') return 3
  return instrument.board === 'main' ? 1 : 2
}

export function openListing(
  instrument: Instrument,
  parameters: Parameters,
  tradeDate: BusinessDate,
): Listing {
  const what = `${instrument.code}.${instrument.market}`
  return {
    instrument,
    parameters,
    tradeDate,
    partition: partitionOf(instrument),
    lot: present(rowFor(parameters.lots, instrument, tradeDate), `lot of ${what}`),
    tick: present(rowFor(parameters.ticks, instrument, tradeDate), `tick of ${what}`),
    orderTypes: present(rowFor(parameters.orderTypes, instrument, tradeDate), `order types of ${what}`),
    sessions: present(rowFor(parameters.sessions, instrument, tradeDate), `sessions of ${what}`).sessions,
    session: -1,
    isSuspended: instrument.isSuspended,
    book: emptyBook(),
    stored: [],
    afterHours: { buy: [], sell: [] },
    open: undefined,
    high: undefined,
    low: undefined,
    last: undefined,
    volume: 0,
    amount: 0,
    close: undefined,
    recent: [],
  }
}

export function sessionOf(listing: Listing): Session | undefined {
  return listing.sessions[listing.session]
}

/** Adds a trade to the figures of the quote. */
export function countTrade(
  listing: Listing,
  { price, quantity, amount, time }: { price: Price; quantity: Shares; amount: Fen; time: TimeOfDay },
): void {
  listing.open ??= price
  listing.last = price
  if (listing.high === undefined || price > listing.high) listing.high = price
  if (listing.low === undefined || price < listing.low) listing.low = price
  listing.volume += quantity
  listing.amount += amount
  const { recent } = listing
  const latest = recent.at(-1)
  if (latest !== undefined && latest.time === time) {
    latest.volume += quantity
    latest.worth += price * quantity
    return
  }
  recent.push({ time, volume: quantity, worth: price * quantity })
  while (recent.length > 0 && (recent[0]?.time ?? time) < time - CLOSING_AVERAGE_SECONDS) recent.shift()
}

/**
 * The closing price when the closing call traded nothing: the volume-weighted average of the last minute up to the last trade,
 * rounded half up to the tick (SSE rule 4.1.2, SZSE rule 4.2.3). Without any trade it is the previous close.
 */
export function closeWithoutCall(listing: Listing): Price {
  const volume = listing.recent.reduce((sum, second) => sum + second.volume, 0)
  if (volume === 0) return listing.instrument.previousClose
  const worth = listing.recent.reduce((sum, second) => sum + second.worth, 0)
  const { tick } = listing.tick
  return Math.floor(worth / volume / tick + 0.5) * tick
}

/** What the exchange announces. */
export function suspensionText({ instrument }: Listing, isSuspended: boolean): { zh: string; en: string } {
  const { name, code } = instrument
  return isSuspended
    ? { zh: `${name}（${code}）停牌`, en: `${name} (${code}) is suspended` }
    : { zh: `${name}（${code}）复牌`, en: `${name} (${code}) resumes trading` }
}
