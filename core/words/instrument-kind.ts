/** The kinds of securities that can be traded. */
import type { Words } from './words.ts'

export const INSTRUMENT_KIND_WORDS = {
  stock: { zh: '股票', en: 'Stock' },
  'depositary-receipt': { zh: '存托凭证', en: 'Depositary receipt' },
  'b-share': { zh: 'B股', en: 'B share' },
  etf: { zh: 'ETF', en: 'ETF' },
  lof: { zh: 'LOF', en: 'LOF' },
  'closed-fund': { zh: '封闭式基金', en: 'Closed fund' },
  reit: { zh: '不动产基金', en: 'REIT' },
  convertible: { zh: '可转债', en: 'Convertible bonds' },
  'government-bond': { zh: '国债', en: 'Government bond' },
  'corporate-bond': { zh: '公司债', en: 'Corporate bond' },
  repo: { zh: '回购', en: 'Repo' },
} as const satisfies Words
export type InstrumentKind = keyof typeof INSTRUMENT_KIND_WORDS
