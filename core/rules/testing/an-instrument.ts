/** A typical main-board stock; a test states only what differs. */
import type { Instrument } from '../instrument.ts'

export function anInstrument(differing: Partial<Instrument> = {}): Instrument {
  return {
    instrumentNo: 1,
    market: 'XSHG',
    code: '600000',
    name: '浦发银行',
    pinyin: 'pfyh',
    kind: 'stock',
    board: 'main',
    currency: 'CNY',
    turnover: 'T+1',
    listedOn: '1999-11-10',
    listingDay: 0,
    isRiskWarning: false,
    isSuspended: false,
    isDelisted: false,
    previousClose: 100_000,
    ...differing,
  }
}

export const MAIN = anInstrument()
export const SHENZHEN = anInstrument({ market: 'XSHE', code: '000001' })
export const STAR = anInstrument({ code: '688001', board: 'star' })
export const CHINEXT = anInstrument({ market: 'XSHE', code: '300001', board: 'chinext' })
export const BEIJING = anInstrument({ market: 'BJSE', code: '920001', board: 'beijing' })
export const ETF = anInstrument({ code: '510050', kind: 'etf' })
export const CONVERTIBLE = anInstrument({ code: '113001', kind: 'convertible', turnover: 'T+0' })
export const REPO = anInstrument({ code: '204001', kind: 'repo', turnover: 'T+0' })
export const B_SHARE = anInstrument({ code: '900901', kind: 'b-share', currency: 'USD' })
export const B_SHARE_SHENZHEN = anInstrument({
  market: 'XSHE',
  code: '200002',
  kind: 'b-share',
  currency: 'HKD',
})
