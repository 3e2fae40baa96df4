/**
 * An instrument as it stands on one trade date, as the day's security list of its market says.
 * `instrumentNo` is ours for ever; code and name may change over the years.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market } from '../base/market.ts'
import type { Currency, Price } from '../base/money.ts'
import type { Board } from '../words/board.ts'
import type { InstrumentKind } from '../words/instrument-kind.ts'

export interface Instrument {
  instrumentNo: number
  market: Market
  /** Six digits, e.g. '600000'. */
  code: string
  name: string
  /** Initials for the teller's input box, e.g. 'pfyh'. */
  pinyin: string
  kind: InstrumentKind
  /** 'main' for whatever has no board of its own (funds, bonds). */
  board: Board
  currency: Currency
  /** T+0: what was bought today may be sold today. */
  turnover: 'T+0' | 'T+1'
  listedOn: BusinessDate
  /** 1 on the first trading day; 0 when unknown (long listed). */
  listingDay: number
  isRiskWarning: boolean
  isSuspended: boolean
  isDelisted: boolean
  previousClose: Price
  /** Bonds quoted clean: what has accrued to the trade date, per 100 of face value. */
  accruedInterest?: Price | undefined
  /** Undefined where the day has no limit (first days after listing). Binding as the exchange's list gives them. */
  upperLimit?: Price | undefined
  lowerLimit?: Price | undefined
}

/** '600000.XSHG', how the outside names an instrument. */
export function instrumentId(instrument: { code: string; market: Market }): string {
  return `${instrument.code}.${instrument.market}`
}
