/** The day's steps: their keys and sums. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Currency, Fen } from '../base/money.ts'

/** Sums never cross currencies. */
export type CurrencySums = Partial<Record<Currency, Fen>>

export function addSum(sums: CurrencySums, currency: Currency, amount: Fen): CurrencySums {
  return amount === 0 ? sums : { ...sums, [currency]: (sums[currency] ?? 0) + amount }
}

export function stepKey(businessDate: BusinessDate, run: number, code: string): string {
  return `${businessDate}/${run}/${code}`
}
