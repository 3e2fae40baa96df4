import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OrderType } from '@guitai/core/rules/parameters.ts'
import { smallExchange, UNIT, type SmallExchange } from '../testing/small-exchange.ts'
import type { ExchangeReport } from './exchange-order.ts'
import { bestPrice } from './order-book.ts'

type Act =
  | { kind: 'order'; side: 'buy' | 'sell'; type: OrderType; lots: number; cents: number }
  | { kind: 'cancel'; pick: number }
  | { kind: 'time'; minutes: number }

const TYPES: OrderType[] = [
  'limit',
  'limit',
  'limit',
  'best-five-then-cancel',
  'best-five-then-limit',
  'own-best',
  'opposite-best',
  'immediate-or-cancel',
  'fill-or-kill',
  'after-hours-fixed-price',
]

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      side: fc.constantFrom('buy' as const, 'sell' as const),
      type: fc.constantFrom(...TYPES),
      lots: fc.integer({ min: 1, max: 9 }),
      cents: fc.integer({ min: -8, max: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat(100) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 30 }) }),
  },
)

const textOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

interface Begin {
  market: 'XSHG' | 'XSHE'
  /** Minutes after midnight. */
  minutes: number
}

const begin: fc.Arbitrary<Begin> = fc.record({
  market: fc.constantFrom('XSHG' as const, 'XSHE' as const),
  minutes: fc.constantFrom(9 * 60 + 15, 9 * 60 + 26, 10 * 60, 14 * 60 + 50),
})

/** Plays the acts from this time on and returns the exchange after the close. */
function play(start: Begin, acts: readonly Act[], look: (small: SmallExchange) => void): SmallExchange {
  let { minutes } = start
  const small = smallExchange(start.market, textOf(minutes))
  let orders = 0
  for (const each of acts) {
    if (each.kind === 'time') {
      minutes += each.minutes
      small.at(textOf(minutes))
    } else if (each.kind === 'cancel') small.cancel(String(1 + (each.pick % Math.max(1, orders))))
    else {
      small.enter(`${each.side} ${each.lots * 100} @ ${(10 + each.cents / 100).toFixed(2)} ${each.type}`)
      orders++
    }
    look(small)
  }
  small.at('15:30')
  look(small)
  return small
}

/**
 * Checks that the reports of each order make sense together: it is accepted once, its fills add up, and it ends at most once.
 */
function checkStory(reports: readonly ExchangeReport[]): void {
  const [first, ...rest] = reports
  if (first?.kind === 'rejected') {
    expect(rest.filter(report => report.kind !== 'rejected')).toEqual([])
    return
  }
  if (first?.kind !== 'accepted') throw new Error(`begins with ${first?.kind}`)
  const { quantity } = first.order.request
  let filled = 0
  let worth = 0
  let canceled = 0
  for (const report of rest) {
    if (report.kind === 'filled') {
      filled += report.trade.quantity
      worth += report.trade.price * report.trade.quantity
      expect(canceled).toBe(0)
      expect(report.filled).toBe(filled)
      expect(report.filledWorth).toBe(worth)
      expect(report.open).toBe(quantity - filled)
    } else if (report.kind === 'canceled') {
      expect(canceled).toBe(0)
      canceled = report.canceled
    } else throw new Error(`${report.kind} after accepted`)
  }
  const { order } = first
  expect(order.filled).toBe(filled)
  expect(order.open + order.filled + canceled).toBe(quantity)
  // An open order is in the book or waits for the after-hours trading.
  if (order.request.type !== 'after-hours-fixed-price') expect(order.level !== undefined).toBe(order.open > 0)
}

function storiesOf(small: SmallExchange): Map<string, ExchangeReport[]> {
  const told = small.reports.filter(
    report => report.kind !== 'cancel-rejected' && report.kind !== 'designation-answered',
  )
  return Map.groupBy(
    told,
    report => (report.kind === 'rejected' ? report.request : report.order.request).clOrdId,
  )
}

function checkNeverCrossed(small: SmallExchange): void {
  for (const listing of small.exchange.listings.values()) {
    if (listing.sessions[listing.session]?.isMatching !== true) continue
    const [bid, ask] = [bestPrice(listing.book, 'buy'), bestPrice(listing.book, 'sell')]
    if (bid !== undefined && ask !== undefined) expect(bid).toBeLessThan(ask)
  }
}

test('over random days (which do trade): every story adds up, what is bought is sold, prices are within what was asked', () => {
  let trades = 0
  fc.assert(
    fc.property(begin, fc.array(act, { minLength: 30, maxLength: 100 }), (start, acts) => {
      const small = play(start, acts, checkNeverCrossed)
      const { exchange, reports } = small
      for (const story of storiesOf(small).values()) checkStory(story)
      const numbers = reports.flatMap(report => ('execNo' in report ? [report.execNo] : []))
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      expect(exchange.trades.map(trade => trade.tradeNo)).toEqual(
        exchange.trades.map((_, index) => index + 1),
      )
      const fills = reports.filter(report => report.kind === 'filled')
      expect(fills).toHaveLength(exchange.trades.length * 2)
      for (const { buy, sell, price } of exchange.trades) {
        if (buy.request.price !== 0) expect(price).toBeLessThanOrEqual(buy.request.price)
        if (sell.request.price !== 0) expect(price).toBeGreaterThanOrEqual(sell.request.price)
      }
      trades += exchange.trades.length
      const volume = exchange.trades.reduce((sum, trade) => sum + trade.quantity, 0)
      const listed = [...exchange.listings.values()].reduce((sum, listing) => sum + listing.volume, 0)
      expect(listed).toBe(volume)
      const counted = reports.filter(report => report.kind !== 'cancel-rejected').length
      expect(exchange.reportCounts.get(UNIT) ?? 0).toBe(counted)
    }),
    { numRuns: 200 },
  )
  expect(trades).toBeGreaterThan(1000)
})
