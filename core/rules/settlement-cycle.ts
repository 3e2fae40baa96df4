/**
 * When a trade settles, and when what it brings may be used. The proceeds of a sale may buy again at once and may be withdrawn
 * later; bought shares may be sold at once when the day's list says T+0. Source: CSDC settlement rules.
 */
import type { BusinessDate } from '../base/business-date.ts'
import { present } from '../base/assert.ts'
import { addTradingDays, type TradingCalendar } from './calendar.ts'
import type { Instrument } from './instrument.ts'
import type { Parameters } from './parameters.ts'
import { rowFor } from './product-class.ts'

export interface SettlementDates {
  settlementDate: BusinessDate
  /** When proceeds may be used for buying, and when they may be withdrawn. */
  usableFrom: BusinessDate
  withdrawableFrom: BusinessDate
  /** When bought shares may be sold. */
  sellableFrom: BusinessDate
}

export function settlementDatesOf(
  parameters: Parameters,
  instrument: Pick<Instrument, 'market' | 'kind' | 'board' | 'turnover'>,
  tradeDate: BusinessDate,
  calendar: TradingCalendar,
): SettlementDates {
  const row = present(rowFor(parameters.settlementCycles, instrument, tradeDate), 'settlement cycle')
  const after = (days: number): BusinessDate => addTradingDays(calendar, tradeDate, days)
  return {
    settlementDate: after(row.settleAfter),
    usableFrom: after(row.usableAfter),
    withdrawableFrom: after(row.withdrawableAfter),
    sellableFrom: instrument.turnover === 'T+0' ? tradeDate : after(row.sellableAfter),
  }
}
