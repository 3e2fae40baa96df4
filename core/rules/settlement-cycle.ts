/**
 * When a trade settles and when what it brings may be used. Cash of a sale buys again at once and may leave later;
 * shares bought are sellable at once where the day's list calls the security T+0. Source: CSDC settlement rules.
 */
import type { BusinessDate } from '../base/business-date.ts'
import { present } from '../base/assert.ts'
import { addTradingDays, type TradingCalendar } from './calendar.ts'
import type { Instrument } from './instrument.ts'
import type { Parameters } from './parameters.ts'
import { rowFor } from './product-class.ts'

export interface SettlementDates {
  settlementDate: BusinessDate
  /** Proceeds: for buying, for taking out. */
  usableFrom: BusinessDate
  withdrawableFrom: BusinessDate
  /** Shares bought. */
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
