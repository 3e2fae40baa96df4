/**
 * Lots and order sizes. Shares and fund units are counted singly, bonds and repo in yuan of face value. Where the step of a
 * sale is wider than one, the odd part of a balance goes in one order; where the step is one, a balance below the minimum does
 * (ticks-and-lots.ts). When the day's list has other maxima, they are binding.
 */
import type { LotRow } from '../parameters.ts'

const SHARES_2023 = 'SSE and SZSE trading rules 2023, 3.3'
const MILLION = 1_000_000
const lot = (minimum: number, step: number) => ({
  minimumBuy: minimum,
  buyStep: step,
  minimumSell: minimum,
  sellStep: step,
})
const most = (limit: number, market: number, afterHours: number) => ({
  maximumLimit: limit,
  maximumMarket: market,
  maximumAfterHours: afterHours,
})

/** 100,000 lots of 1,000 yuan face value [K?]. */
const BOND_MAXIMUM = 100_000_000

export const LOTS: readonly LotRow[] = [
  {
    key: 'stock',
    from: '1990-12-19',
    ...lot(100, 100),
    ...most(MILLION, MILLION, MILLION),
    source: SHARES_2023,
  },
  {
    key: 'XSHG.stock.star',
    from: '2019-07-22',
    ...lot(200, 1),
    ...most(100_000, 50_000, MILLION),
    source: 'SSE STAR trading rules 2019',
  },
  {
    key: 'XSHE.stock.chinext',
    from: '2020-08-24',
    ...lot(100, 100),
    ...most(300_000, 150_000, MILLION),
    source: 'SZSE ChiNext trading rules 2020',
  },
  {
    // The maximum is [K?].
    key: 'BJSE.stock',
    from: '2021-11-15',
    ...lot(100, 1),
    ...most(MILLION, MILLION, MILLION),
    source: 'BSE trading rules 2021 (maximum unverified)',
  },
  {
    key: 'b-share',
    from: '1992-02-21',
    ...lot(100, 100),
    ...most(MILLION, MILLION, MILLION),
    source: SHARES_2023,
  },
  {
    key: 'etf',
    from: '2005-02-23',
    ...lot(100, 100),
    ...most(MILLION, MILLION, MILLION),
    source: SHARES_2023,
  },
  {
    key: 'lof',
    from: '2004-12-20',
    ...lot(100, 100),
    ...most(MILLION, MILLION, MILLION),
    source: SHARES_2023,
  },
  {
    key: 'closed-fund',
    from: '1998-04-07',
    ...lot(100, 100),
    ...most(MILLION, MILLION, MILLION),
    source: SHARES_2023,
  },
  {
    // The maximum is [K?].
    key: 'reit',
    from: '2021-06-21',
    ...lot(100, 100),
    ...most(100_000_000, 100_000_000, 100_000_000),
    source: 'SSE and SZSE REIT rules 2021 (maximum unverified)',
  },
  {
    key: 'convertible',
    from: '1998-09-02',
    ...lot(1_000, 1_000),
    ...most(BOND_MAXIMUM, BOND_MAXIMUM, BOND_MAXIMUM),
    source: 'convertible bond trading rules 2022 (maximum unverified)',
  },
  {
    key: 'government-bond',
    from: '2022-05-16',
    ...lot(100_000, 100_000),
    ...most(BOND_MAXIMUM * 9, BOND_MAXIMUM * 9, BOND_MAXIMUM * 9),
    source: 'SZSE bond trading rules 2022; Shanghai alike (maximum unverified)',
  },
  {
    key: 'corporate-bond',
    from: '2022-05-16',
    ...lot(100_000, 100_000),
    ...most(BOND_MAXIMUM * 9, BOND_MAXIMUM * 9, BOND_MAXIMUM * 9),
    source: 'SZSE bond trading rules 2022; Shanghai alike (maximum unverified)',
  },
  {
    key: 'repo',
    from: '2006-05-08',
    ...lot(1_000, 1_000),
    ...most(BOND_MAXIMUM, BOND_MAXIMUM, BOND_MAXIMUM),
    source: 'SZSE bond trading rules 2022 (maximum unverified)',
  },
  {
    key: 'XSHG.repo',
    from: '2006-05-08',
    ...lot(100_000, 100_000),
    ...most(BOND_MAXIMUM, BOND_MAXIMUM, BOND_MAXIMUM),
    source: 'SSE repo rules before the bond platform (maximum unverified)',
  },
  {
    key: 'XSHG.repo',
    from: '2022-05-16',
    ...lot(1_000, 1_000),
    ...most(BOND_MAXIMUM, BOND_MAXIMUM, BOND_MAXIMUM),
    source: 'SSE bond trading rules 2022 (maximum unverified)',
  },
]
