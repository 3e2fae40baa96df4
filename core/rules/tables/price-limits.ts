/**
 * Daily price limits in basis points of the previous close. The limits of the day's list are binding; these rows are for the
 * simulator and for comparison with the list.
 */
import type { PriceLimitRow } from '../parameters.ts'

const REGISTRATION = 'SSE and SZSE trading rules for full registration, in force 2023-04-10'
const RULES_2026 = 'SSE and SZSE trading rules 2026, in force 2026-07-06'
const alike = (rate: number) => ({ rate, riskWarningRate: rate, unlimitedDays: 0, firstDay: null })
const none = { rate: null, riskWarningRate: null, unlimitedDays: 0, firstDay: null }
const FIRST_DAY_2014 = { up: 4400, down: 3600 }

export const PRICE_LIMITS: readonly PriceLimitRow[] = [
  {
    key: 'stock',
    from: '1998-04-28',
    rate: 1000,
    riskWarningRate: 500,
    unlimitedDays: 1,
    firstDay: null,
    source: 'earlier trading rules (unverified)',
  },
  {
    key: 'stock',
    from: '2014-06-13',
    rate: 1000,
    riskWarningRate: 500,
    unlimitedDays: 0,
    firstDay: FIRST_DAY_2014,
    source: 'SSE and SZSE notices of 2014-06-13 on first-day trading (date unverified)',
  },
  {
    key: 'stock',
    from: '2023-04-10',
    rate: 1000,
    riskWarningRate: 500,
    unlimitedDays: 5,
    firstDay: null,
    source: REGISTRATION,
  },
  {
    key: 'stock',
    from: '2026-07-06',
    rate: 1000,
    riskWarningRate: 1000,
    unlimitedDays: 5,
    firstDay: null,
    source: RULES_2026,
  },
  {
    key: 'XSHG.stock.star',
    from: '2019-07-22',
    ...alike(2000),
    unlimitedDays: 5,
    source: 'SSE STAR trading rules 2019',
  },
  {
    key: 'XSHE.stock.chinext',
    from: '2020-08-24',
    ...alike(2000),
    unlimitedDays: 5,
    source: 'SZSE ChiNext trading rules 2020',
  },
  {
    key: 'BJSE.stock',
    from: '2021-11-15',
    ...alike(3000),
    unlimitedDays: 1,
    source: 'BSE trading rules 2021',
  },
  {
    // Whether risk-warning B shares changed to 10 % on 2026-07-06 is [K?].
    key: 'b-share',
    from: '1998-04-28',
    rate: 1000,
    riskWarningRate: 500,
    unlimitedDays: 0,
    firstDay: null,
    source: 'SSE market data interface 3.30 (risk warning unverified)',
  },
  { key: 'etf', from: '2005-02-23', ...alike(1000), source: 'SSE market data interface 3.30' },
  // ETFs on an index of STAR or ChiNext shares belong to that board.
  { key: 'etf.star', from: '2020-11-16', ...alike(2000), source: 'SSE market data interface 3.30' },
  { key: 'etf.chinext', from: '2020-08-24', ...alike(2000), source: 'SZSE ChiNext trading rules 2020' },
  { key: 'lof', from: '2004-12-20', ...alike(1000), source: 'SSE market data interface 3.30' },
  { key: 'closed-fund', from: '1998-04-07', ...alike(1000), source: 'SSE market data interface 3.30' },
  {
    key: 'reit',
    from: '2021-06-21',
    ...alike(1000),
    firstDay: { up: 3000, down: 3000 },
    source: 'SSE market data interface 3.30',
  },
  { key: 'convertible', from: '1998-09-02', ...none, source: 'no limit before 2022-08-01' },
  {
    key: 'convertible',
    from: '2022-08-01',
    ...alike(2000),
    firstDay: { up: 5730, down: 4330 },
    source: 'SSE and SZSE convertible bond trading rules, in force 2022-08-01',
  },
  {
    key: 'government-bond',
    from: '1990-12-19',
    ...none,
    source: 'bond trading rules 2022: reference ranges instead',
  },
  {
    key: 'corporate-bond',
    from: '1990-12-19',
    ...none,
    source: 'bond trading rules 2022: reference ranges instead',
  },
  { key: 'repo', from: '2006-05-08', ...none, source: 'bond trading rules 2022: reference ranges instead' },
]
