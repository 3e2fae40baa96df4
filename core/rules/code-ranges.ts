/** Guesses what a code is from its longest known prefix, until the exchange's list of the day says it. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market } from '../base/market.ts'
import type { Currency } from '../base/money.ts'
import type { Instrument } from './instrument.ts'
import { inForce, type Parameters } from './parameters.ts'
import { type ProductClass, rowFor } from './product-class.ts'

export interface CodeMeaning extends ProductClass {
  currency: Currency
  turnover: Instrument['turnover']
}

export function meaningOfCode(
  parameters: Parameters,
  { market, code, date }: { market: Market; code: string; date: BusinessDate },
): CodeMeaning | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  for (let length = 3; length >= 2; length--) {
    const row = inForce(parameters.codeRanges, `${market}.${code.slice(0, length)}`, date)
    if (row === undefined) continue
    const { kind, board, currency } = row
    const turnover = row.turnover ?? turnoverOf(parameters, row, date)
    return { market, kind, board, currency, turnover }
  }
  return undefined
}

/** T+1 when nothing is said, because that is the careful assumption. */
export function turnoverOf(
  parameters: Parameters,
  of: ProductClass,
  date: BusinessDate,
): Instrument['turnover'] {
  return rowFor(parameters.turnover, of, date)?.turnover ?? 'T+1'
}
