/** A small exchange for tests, with orders as a person writes them: 'buy 100 @ 10.00'. */
import { parsePrice, type Price } from '@guitai/core/base/money.ts'
import type { Side } from '@guitai/core/base/market.ts'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { present } from '@guitai/core/base/assert.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import type { OrderType } from '@guitai/core/rules/parameters.ts'
import { advanceTime } from '../exchange/advance-time.ts'
import { cancelOrder } from '../exchange/cancel-order.ts'
import { enterOrder } from '../exchange/enter-order.ts'
import { findReceipt, openExchange, type Exchange } from '../exchange/exchange.ts'
import type { ExchangeOrder, ExchangeReport, OrderRequest } from '../exchange/exchange-order.ts'
import type { Listing } from '../exchange/listing.ts'
import type { SimulatedMarket } from '../market-day.ts'
import { daysList } from '../reference/days-list.ts'
import type { ReferenceInstrument } from '../reference/families.ts'

export const TRADE_DATE = '2026-11-23'
export const UNIT = '12345'

export const price = (text: string): Price => present(parsePrice(text), text)

const base = {
  kind: 'stock',
  board: 'main',
  turnover: 'T+1',
  listedOn: '2001-01-01',
  isRiskWarning: false,
} as const

const bond = {
  market: 'XSHG',
  kind: 'government-bond',
  turnover: 'T+0',
  previousClose: price('100.00'),
} as const

/** The shares closed at 10.00. 301999 was listed two days ago and has no price limits. The bond paid its interest yesterday. */
export const SMALL_MARKET: readonly ReferenceInstrument[] = [
  { ...base, market: 'XSHG', code: '600000', name: '甲', previousClose: price('10.00') },
  { ...base, market: 'XSHG', code: '688981', name: '乙', board: 'star', previousClose: price('10.00') },
  { ...base, market: 'XSHG', code: '510300', name: '丙', kind: 'etf', previousClose: price('10.00') },
  { ...base, market: 'XSHE', code: '000001', name: '丁', previousClose: price('10.00') },
  { ...base, market: 'XSHE', code: '300750', name: '戊', board: 'chinext', previousClose: price('10.00') },
  {
    ...base,
    market: 'XSHE',
    code: '301999',
    name: '己',
    board: 'chinext',
    listedOn: '2026-11-20',
    previousClose: price('10.00'),
  },
  { ...base, market: 'BJSE', code: '920819', name: '庚', board: 'beijing', previousClose: price('10.00') },
  { ...base, ...bond, code: '019547', name: '辛', coupon: price('3.65'), interestPaidOn: '2016-11-22' },
  {
    ...base,
    market: 'XSHG',
    code: '204001',
    name: '壬',
    kind: 'repo',
    turnover: 'T+0',
    previousClose: price('2.00'),
  },
]

export const smallList = (): Instrument[] =>
  daysList(SMALL_MARKET, { closes: new Map(), tradeDate: TRADE_DATE, parameters: defaultParameters() })

export interface SmallExchange {
  exchange: Exchange
  reports: ExchangeReport[]
  /** Moves to a time of the day, 'HH:MM'. */
  at(time: string): void
  /** Enters 'buy 100 @ 10.00', 'sell 200' (no price) or 'buy 100 @ 10.00 own-best'. The clOrdId is the number of the order. */
  enter(text: string, more?: Partial<OrderRequest>): string
  cancel(originalClOrdId: string, clOrdId?: string): void
  order(clOrdId: string): ExchangeOrder
  listing(code: string): Listing
  /** The reports since the last call, each as one line. */
  told(): string[]
}

function lineOf(report: ExchangeReport): string {
  switch (report.kind) {
    case 'accepted':
      return `${report.order.request.clOrdId} accepted`
    case 'rejected':
      return `${report.request.clOrdId} rejected ${report.refusal.code}/${report.refusal.fixReason}`
    case 'filled':
      return `${report.order.request.clOrdId} filled ${report.trade.quantity} @ ${report.trade.price / 10_000} #${report.trade.tradeNo}`
    case 'canceled':
      return `${report.order.request.clOrdId} canceled ${report.canceled}`
    case 'cancel-rejected':
      return `${report.cancel.clOrdId} cancel rejected ${report.refusal.code}/${report.refusal.fixReason}`
    case 'designation-answered':
      return `${report.request.clOrdId} ${report.refusal === undefined ? 'done' : `refused ${report.refusal.code}`}`
  }
}

const CODE: Record<SimulatedMarket, string> = { XSHG: '600000', XSHE: '000001', BJSE: '920819' }

/** `time` is the time of the start; the default lies in continuous trading. */
export function smallExchange(market: SimulatedMarket = 'XSHG', time = '10:00'): SmallExchange {
  const reports: ExchangeReport[] = []
  const exchange = openExchange({
    market,
    tradeDate: TRADE_DATE,
    instruments: smallList(),
    parameters: defaultParameters(),
    report: report => reports.push(report),
  })
  let lastClOrdId = 0
  let heard = 0
  const nextClOrdId = (): string => String(++lastClOrdId)
  const small: SmallExchange = {
    exchange,
    reports,
    at: text => advanceTime(exchange, timeOfDay(text)),
    enter(text, more = {}) {
      const match = /^(buy|sell) (\d+)(?: @ ([\d.]+))?(?: ([a-z-]+))?$/.exec(text)
      const [, side, quantity, at, type] = present(match ?? undefined, text)
      const request: OrderRequest = {
        tradingUnit: UNIT,
        clOrdId: nextClOrdId(),
        securitiesAccount: 'A000000001',
        code: CODE[market],
        side: side as Side,
        quantity: Number(quantity),
        price: at === undefined ? 0 : price(at),
        type: (type ?? 'limit') as OrderType,
        ...more,
      }
      enterOrder(exchange, request)
      return request.clOrdId
    },
    cancel(originalClOrdId, clOrdId = nextClOrdId()) {
      cancelOrder(exchange, { tradingUnit: UNIT, clOrdId, originalClOrdId })
    },
    order: clOrdId => present(findReceipt(exchange, UNIT, clOrdId)?.order, `order ${clOrdId}`),
    listing: code => present(exchange.listings.get(code), code),
    told() {
      const lines = reports.slice(heard).map(lineOf)
      heard = reports.length
      return lines
    },
  }
  small.at(time)
  return small
}
