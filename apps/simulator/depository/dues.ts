/**
 * What the depository and the firm owe each other for trades: it falls due on their settlement date, CNY one trading day and B shares three
 * after the trade, and is moved then. What a fault leaves unpaid is moved on a later day.
 */
import { addTradingDays, calendarOf } from '@guitai/core/rules/calendar.ts'
import { OUTSIDE_FEES } from '@guitai/core/rules/fee-sums.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { Fen } from '@guitai/core/base/money.ts'
import type { DayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { MovementRecord } from '@guitai/protocols/day-file/kinds.ts'

export interface Due {
  market: Market
  tradingUnit: string
  currency: MovementRecord['currency']
  settlementDate: BusinessDate
  /** What is not moved yet; above zero the firm receives it. */
  amount: Fen
}

export const PAYMENTS = ['whole', 'half', 'nothing'] as const
export type Payment = (typeof PAYMENTS)[number]

/** What the lines of a money file come to, its fees and the repos that come back included. */
export function duesOf(
  { market, tradeDate, records }: DayFile<'money'>,
  { holidays }: Pick<Parameters, 'holidays'>,
): Due[] {
  return records.map(({ tradingUnit, currency, net, repoBack, repoRepaid, ...line }) => ({
    market,
    tradingUnit,
    currency,
    settlementDate: addTradingDays(calendarOf(holidays), tradeDate, currency === 'CNY' ? 1 : 3),
    amount: net + repoBack - repoRepaid - OUTSIDE_FEES.reduce((sum, fee) => sum + (line[fee] ?? 0), 0),
  }))
}

/** Moves what is due in a market by a date, and returns the record of it with what is left of all dues. */
export function payDues(
  dues: readonly Due[],
  { market, date, payment }: { market: Market; date: BusinessDate; payment: Payment },
): { file: DayFile<'movements'>; left: Due[] } {
  const records: MovementRecord[] = []
  const left = dues.flatMap(due => {
    const { tradingUnit, currency, settlementDate } = due
    if (due.market !== market || settlementDate > date) return [due]
    const amount = movedOf(due.amount, payment)
    if (amount !== 0) records.push({ tradingUnit, currency, settlementDate, amount })
    return due.amount === amount ? [] : [{ ...due, amount: due.amount - amount }]
  })
  return { file: { kind: 'movements', market, tradeDate: date, records }, left }
}

function movedOf(amount: Fen, payment: Payment): Fen {
  if (payment === 'nothing') return 0
  return payment === 'whole' ? amount : Math.trunc(amount / 2)
}
