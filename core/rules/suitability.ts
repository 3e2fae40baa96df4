/** Says whether a client may have a board: assets, time in the market, risk level. The result names what the client lacks. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Fen } from '../base/money.ts'
import type { Unsuitable } from '../words/board.ts'
import { inForce, type Parameters } from './parameters.ts'

export interface Investor {
  riskLevel: number
  averageAssets: Fen | undefined
  firstTradedOn: BusinessDate | undefined
}

export function unsuitableFor(
  parameters: Parameters,
  {
    board,
    investor: { riskLevel, averageAssets, firstTradedOn },
    today,
  }: { board: string; investor: Investor; today: BusinessDate },
): Unsuitable | undefined {
  const row = inForce(parameters.suitability, board, today)
  if (row === undefined) return undefined
  if (riskLevel < row.riskLevel) return 'risk-level'
  if ((averageAssets ?? 0) < row.assets) return 'assets'
  if (row.months > 0 && (firstTradedOn === undefined || monthsLater(firstTradedOn, row.months) > today))
    return 'experience'
  return undefined
}

/** The same day of a later month. It is compared as text, so a day that the month does not have comes after its last day. */
export function monthsLater(date: BusinessDate, months: number): BusinessDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-${date.slice(8)}`
}
