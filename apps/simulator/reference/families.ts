/** The format of reference instruments: families of rows, in which a new instrument is one line. */
import { present } from '@guitai/core/base/assert.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { parsePrice, type Currency, type Price } from '@guitai/core/base/money.ts'
import type { Board } from '@guitai/core/words/board.ts'
import type { InstrumentKind } from '@guitai/core/words/instrument-kind.ts'

/** The properties of an instrument that hold for longer than a day. */
export interface ReferenceInstrument {
  market: Market
  code: string
  name: string
  kind: InstrumentKind
  board: Board
  turnover: 'T+0' | 'T+1'
  currency?: Currency
  listedOn: BusinessDate
  isRiskWarning: boolean
  /** The closing price before the first simulated day. */
  previousClose: Price
  /** For bonds that are quoted clean: the interest of a year per 100 of face value, and a date on which interest is paid. */
  coupon?: Price
  interestPaidOn?: BusinessDate
}

export type Row = readonly [code: string, name: string, listedOn: BusinessDate, previousClose: string]
export type BondRow = readonly [...Row, coupon: string]
export type Family = Pick<ReferenceInstrument, 'market' | 'kind' | 'board' | 'turnover' | 'currency'>

const priceOf = (text: string): Price => present(parsePrice(text), text)

export function listed(
  family: Family,
  [code, name, listedOn, close]: Row,
  isRiskWarning = false,
): ReferenceInstrument {
  return { ...family, code, name, listedOn, isRiskWarning, previousClose: priceOf(close) }
}

/** Interest is paid every year on the day and month on which the bond was listed. */
export function listedBond(
  family: Family,
  [code, name, listedOn, close, coupon]: BondRow,
): ReferenceInstrument {
  const bond = listed(family, [code, name, listedOn, close])
  return { ...bond, coupon: priceOf(coupon), interestPaidOn: listedOn }
}

export const shanghai = {
  market: 'XSHG',
  kind: 'stock',
  board: 'main',
  turnover: 'T+1',
} as const satisfies Family
export const shenzhen = { ...shanghai, market: 'XSHE' } as const satisfies Family
