/**
 * Interest on clients' money, in parts of 10^6 per year. The overdraft rate of 0.05 % per day is 18 % of a 360-day year [K?].
 * The demand rate of the large banks since 2025-05-20 is [K?] too.
 */
import type { InterestRateRow } from '../parameters.ts'

const overdraftRate = 180_000

export const INTEREST_RATES: readonly InterestRateRow[] = [
  {
    key: 'CNY',
    from: '2012-07-06',
    rate: 3_500,
    overdraftRate,
    dayCount: 360,
    source: 'PBOC benchmark demand rate',
  },
  {
    key: 'CNY',
    from: '2025-05-20',
    rate: 500,
    overdraftRate,
    dayCount: 360,
    source: 'list rate of the large banks (unverified)',
  },
  {
    key: 'USD',
    from: '2012-07-06',
    rate: 500,
    overdraftRate,
    dayCount: 360,
    source: 'the firm (unverified)',
  },
  // The day count of HKD is [K?].
  {
    key: 'HKD',
    from: '2012-07-06',
    rate: 100,
    overdraftRate,
    dayCount: 365,
    source: 'the firm (unverified)',
  },
]
