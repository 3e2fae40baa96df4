/**
 * An instrument on one trade date, as the day's security list of its market describes it. `instrumentNo` is ours and never
 * changes; code and name may change over the years.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market } from '../base/market.ts'
import type { Currency, Price } from '../base/money.ts'
import type { Board } from '../words/board.ts'
import type { InstrumentKind } from '../words/instrument-kind.ts'

export interface Instrument {
  instrumentNo: number
  market: Market
  /** Six digits, for example '600000'. */
  code: string
  name: string
  /** Initials for the teller's input box, for example 'pfyh'. */
  pinyin: string
  kind: InstrumentKind
  /** 'main' for everything without a board of its own (funds, bonds). */
  board: Board
  currency: Currency
  /** T+0 means that what was bought today may be sold today. */
  turnover: 'T+0' | 'T+1'
  listedOn: BusinessDate
  /** 1 on the first trading day; 0 when unknown (listed long ago). */
  listingDay: number
  isRiskWarning: boolean
  isSuspended: boolean
  isDelisted: boolean
  previousClose: Price
  /** For bonds that are quoted clean: the interest accrued up to the trade date, per 100 of face value. */
  accruedInterest?: Price | undefined
  /** Undefined when the day has no limit (first days after listing). The limits of the exchange's list are binding. */
  upperLimit?: Price | undefined
  lowerLimit?: Price | undefined
}

/** '600000.XSHG', the name that the outside uses. */
export function instrumentId(instrument: { code: string; market: Market }): string {
  return `${instrument.code}.${instrument.market}`
}
