/** Interest on pledged repo, and the fraction of a bond's face value that counts as standard bonds (标准券). */
import type { ConversionRatioRow, RepoInterestRow } from '../parameters.ts'

const RULES_2017 = 'SSE and SZSE repo rules amended, in force 2017-05-22'
const EARLIER = 'earlier repo rules'

export const REPO_INTEREST: readonly RepoInterestRow[] = [
  { key: 'repo', from: '2006-05-08', dayCount: 360, countsActualDays: false, source: EARLIER },
  { key: 'repo', from: '2017-05-22', dayCount: 365, countsActualDays: true, source: RULES_2017 },
]

const from = '2022-05-16'
const source = 'CSDC publishes them every day; these are samples (unverified)'

/** A bond without a row cannot be pledged. */
export const CONVERSION_RATIOS: readonly ConversionRatioRow[] = [
  { key: '010706.XSHG', from, ratio: 9_900, source },
  { key: '019547.XSHG', from, ratio: 9_600, source },
  { key: '019742.XSHG', from, ratio: 9_700, source },
  { key: '019766.XSHG', from, ratio: 9_800, source },
  { key: '185468.XSHG', from, ratio: 7_000, source },
  { key: '101905.XSHE', from, ratio: 9_700, source },
  { key: '102017.XSHE', from, ratio: 9_700, source },
  { key: '149112.XSHE', from, ratio: 7_500, source },
]
