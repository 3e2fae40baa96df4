/**
 * States of the steps of the day end, from texts: 'E03' (done), 'E12 running', 'E02-XSHG running checksum 5' (5 rows or clients
 * so far).
 */
import { MARKETS, timeOfDay } from '../base/market.ts'
import type { MutableBooks } from '../books/books.ts'
import { stepKey } from '../books/day.ts'
import type { DayStep } from '../books/tables/day/day-step.ts'

const inAllMarkets = (step: string): string[] => MARKETS.map(market => `${step}-${market}`)

export const UP_TO_E27 = inAllMarkets('E27')
export const UP_TO_E02 = [...UP_TO_E27, ...inAllMarkets('E01'), ...inAllMarkets('E02')]

export function withSteps(books: MutableBooks, texts: readonly string[]): MutableBooks {
  const { businessDate, clearingRun } = books.day
  for (const text of texts) {
    const [code = '', status = 'done', detail = '', done = '0'] = text.split(' ')
    const key = stepKey(businessDate, clearingRun, code)
    books.steps.set(key, {
      stepKey: key,
      businessDate,
      run: clearingRun,
      code,
      status: status as DayStep['status'],
      startedAt: 1,
      endedAt: status === 'running' ? null : 1,
      cursor: Number(done),
      count: Number(done),
      sums: Number(done) === 0 ? {} : { CNY: Number(done) },
      tellerNo: 1001,
      detail,
    })
  }
  return books
}

/** The plan in which this row is not done before ten past four in the afternoon. */
export function laterToday(books: MutableBooks, key: string): MutableBooks {
  const dayPlan = books.parameters.dayPlan.map(row =>
    row.key === key ? { ...row, notBefore: timeOfDay('16:10') } : row,
  )
  return { ...books, parameters: { ...books.parameters, dayPlan } }
}
