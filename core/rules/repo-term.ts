/** Terms of pledged repo in days. The codes of both exchanges have been fixed from the start. */
import type { Market } from '../base/market.ts'

const TERMS: Partial<Record<Market, Readonly<Record<string, number>>>> = {
  XSHG: {
    '204001': 1,
    '204002': 2,
    '204003': 3,
    '204004': 4,
    '204007': 7,
    '204014': 14,
    '204028': 28,
    '204091': 91,
    '204182': 182,
  },
  XSHE: {
    '131810': 1,
    '131811': 2,
    '131800': 3,
    '131809': 4,
    '131801': 7,
    '131802': 14,
    '131803': 28,
    '131805': 91,
    '131806': 182,
  },
}

export function repoTermOf(instrument: { market: Market; code: string }): number | undefined {
  return TERMS[instrument.market]?.[instrument.code]
}
