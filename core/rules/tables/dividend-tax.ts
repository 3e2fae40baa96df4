/**
 * Tax on dividends of listed shares by holding time, for individuals and securities investment funds. The 10 % that was taken
 * at once before 2013 is not included.
 */
import type { DividendTaxRow } from '../parameters.ts'

export const DIVIDEND_TAX: readonly DividendTaxRow[] = [
  {
    key: '*',
    from: '2013-01-01',
    brackets: [
      { upToMonths: 1, rate: 2_000 },
      { upToMonths: 12, rate: 1_000 },
      { upToMonths: null, rate: 500 },
    ],
    source: 'MOF, STA and CSRC 2012 No. 85',
  },
  {
    key: '*',
    from: '2015-09-08',
    brackets: [
      { upToMonths: 1, rate: 2_000 },
      { upToMonths: 12, rate: 1_000 },
      { upToMonths: null, rate: 0 },
    ],
    source: 'MOF, STA and CSRC 2015 No. 101',
  },
]
