/**
 * Ticks in 1/10000 of the currency's major unit; for repo in 1/10000 of one percent of yield. Shanghai refuses prices of 10,000
 * yuan and more (SSE STEP interface 0.57); the same is assumed for the other markets [K?].
 */
import type { TickRow } from '../parameters.ts'

const RULES = 'SSE and SZSE trading rules 2023, 3.3'
const priceBelow = 100_000_000

export const TICKS: readonly TickRow[] = [
  { key: 'stock', from: '1990-12-19', tick: 100, priceBelow, source: RULES },
  { key: 'XSHG.b-share', from: '1992-02-21', tick: 10, priceBelow, source: RULES },
  { key: 'XSHE.b-share', from: '1992-02-28', tick: 100, priceBelow, source: RULES },
  { key: 'etf', from: '2005-02-23', tick: 10, priceBelow, source: RULES },
  { key: 'lof', from: '2004-12-20', tick: 10, priceBelow, source: RULES },
  { key: 'closed-fund', from: '1998-04-07', tick: 10, priceBelow, source: RULES },
  { key: 'reit', from: '2021-06-21', tick: 10, priceBelow, source: RULES },
  { key: 'convertible', from: '1998-09-02', tick: 10, priceBelow, source: 'bond trading rules 2022' },
  { key: 'government-bond', from: '1990-12-19', tick: 10, priceBelow, source: 'bond trading rules 2022' },
  { key: 'corporate-bond', from: '1990-12-19', tick: 10, priceBelow, source: 'bond trading rules 2022' },
  // 0.005 or 0.001 [K?].
  { key: 'repo', from: '2006-05-08', tick: 50, priceBelow, source: 'bond trading rules 2022 (unverified)' },
]
