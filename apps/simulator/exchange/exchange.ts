/**
 * One exchange on one trade date, without clock or chance: told what arrives and what time it is, it matches and reports.
 *
 * A day of a listing, as its sessions (core/rules) say:
 *   before-open ─► opening-call ─► opening-call-no-cancel ─► (auction) pre-continuous ─► continuous ─► break ─►
 *   continuous ─► closing-call ─► (auction, close fixed) after-hours ─► closed
 *
 * A clOrdId is used once per trading unit and day, by an order or a cancel. One that comes again is refused and never
 * matched; how often each came is kept, because the tests of the counter ask for it.
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market, TimeOfDay } from '@guitai/core/base/market.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type {
  CancelRequest,
  DesignationReceipt,
  ExchangeOrder,
  ExchangeReport,
  ExchangeTrade,
  OrderRequest,
  Refusal,
} from './exchange-order.ts'
import { openListing, type Listing } from './listing.ts'
import { remove } from './order-book.ts'

/** What a trading unit sent under one clOrdId. */
export interface Receipt {
  tradingUnit: string
  clOrdId: string
  kind: 'order' | 'cancel'
  times: number
  /** The order that the first message made; undefined when that was refused. */
  order: ExchangeOrder | undefined
  request: OrderRequest | CancelRequest
  refusal: Refusal | undefined
}

export interface Exchange {
  readonly market: Market
  readonly tradeDate: BusinessDate
  readonly listings: Map<string, Listing>
  time: TimeOfDay
  /** When sessions of listings begin and end, in time order. */
  readonly boundaries: readonly TimeOfDay[]
  readonly receipts: Map<string, Receipt>
  /** Requests about designations, like receipts. */
  readonly designations: Map<string, DesignationReceipt>
  /** The trading unit to which an account was designated today by message; '' when it has left. */
  readonly designatedTo: Map<string, string>
  /** The trades with a trading unit on at least one side. Trades between participants are only counted. */
  readonly trades: ExchangeTrade[]
  lastOrderNo: number
  lastTradeNo: number
  lastExecNo: number
  /** Execution reports sent per trading unit, without answers to status requests and refused cancels. */
  readonly reportCounts: Map<string, number>
  /** The listings whose quote changed since this set was last taken. */
  readonly changed: Set<Listing>
  report: (report: ExchangeReport) => void
}

export interface ExchangeOpening {
  market: Market
  tradeDate: BusinessDate
  instruments: readonly Instrument[]
  parameters: Parameters
  report: (report: ExchangeReport) => void
}

export function openExchange(opening: ExchangeOpening): Exchange {
  const { market, tradeDate, instruments, parameters, report } = opening
  const own = instruments.filter(instrument => instrument.market === market && !instrument.isDelisted)
  const listings = own.map(instrument => openListing(instrument, parameters, tradeDate))
  return {
    market,
    tradeDate,
    listings: new Map(listings.map(listing => [listing.instrument.code, listing])),
    time: 0,
    boundaries: boundariesOf(listings),
    receipts: new Map(),
    designations: new Map(),
    designatedTo: new Map(),
    trades: [],
    lastOrderNo: 0,
    lastTradeNo: 0,
    lastExecNo: 0,
    reportCounts: new Map(),
    changed: new Set(),
    report,
  }
}

function boundariesOf(listings: readonly Listing[]): TimeOfDay[] {
  const times = new Set(
    listings.flatMap(listing => listing.sessions.flatMap(({ start, end }) => [start, end])),
  )
  return [...times].sort((a, b) => a - b)
}

/** The number of the next report to this trading unit. */
export function nextExecNo(exchange: Exchange, tradingUnit: string): number {
  exchange.reportCounts.set(tradingUnit, (exchange.reportCounts.get(tradingUnit) ?? 0) + 1)
  return ++exchange.lastExecNo
}

export const receiptKey = (tradingUnit: string, clOrdId: string): string => `${tradingUnit} ${clOrdId}`

export function findReceipt(exchange: Exchange, tradingUnit: string, clOrdId: string): Receipt | undefined {
  return exchange.receipts.get(receiptKey(tradingUnit, clOrdId))
}

export function createOrder(exchange: Exchange, request: OrderRequest): ExchangeOrder {
  return {
    request,
    orderNo: ++exchange.lastOrderNo,
    enteredAt: exchange.time,
    side: request.side,
    price: request.price,
    open: request.quantity,
    status: 'new',
    filled: 0,
    filledAmount: 0,
    filledWorth: 0,
    level: undefined,
    previous: undefined,
    next: undefined,
  }
}

/** Takes an open order out of the market. `cancel` is absent when the exchange does it by itself. */
export function withdraw(exchange: Exchange, order: ExchangeOrder, cancel?: CancelRequest): void {
  const { tradingUnit, code } = order.request
  const listing = exchange.listings.get(code)
  if (listing !== undefined && order.level !== undefined) {
    remove(listing.book, order)
    exchange.changed.add(listing)
  }
  const canceled = order.open
  order.open = 0
  order.status = 'canceled'
  if (tradingUnit === '') return
  exchange.report({
    kind: 'canceled',
    execNo: nextExecNo(exchange, tradingUnit),
    time: exchange.time,
    order,
    cancel,
    canceled,
  })
}
