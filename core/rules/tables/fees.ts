/**
 * What the state, the depository and the exchanges charge, in parts of 10^8 of an order's amount. Without a row nothing is
 * charged. Before 2015-08-01 the Shanghai transfer fee was computed on face value, which is not included.
 */
import type { FeeBasisRow, FeeRateRow } from '../parameters.ts'

const both = (rate: number) => ({ buy: rate, sell: rate, maximum: null })
const sellOnly = (rate: number) => ({ buy: 0, sell: rate, maximum: null })

const MOF_2007 = 'Ministry of Finance: 0.3 % from 2007-05-30'
const MOF_2008_04 = 'Ministry of Finance: 0.1 % from 2008-04-24'
const MOF_2008_09 = 'Ministry of Finance: seller only from 2008-09-19'
const MOF_2023 = 'MOF and STA 2023 No. 39: halved from 2023-08-28'

export const STAMP_DUTY: readonly FeeRateRow[] = [
  { key: 'stock', from: '2007-05-30', ...both(300_000), source: MOF_2007 },
  { key: 'stock', from: '2008-04-24', ...both(100_000), source: MOF_2008_04 },
  { key: 'stock', from: '2008-09-19', ...sellOnly(100_000), source: MOF_2008_09 },
  { key: 'stock', from: '2023-08-28', ...sellOnly(50_000), source: MOF_2023 },
  { key: 'b-share', from: '2007-05-30', ...both(300_000), source: MOF_2007 },
  { key: 'b-share', from: '2008-04-24', ...both(100_000), source: MOF_2008_04 },
  { key: 'b-share', from: '2008-09-19', ...sellOnly(100_000), source: MOF_2008_09 },
  { key: 'b-share', from: '2023-08-28', ...sellOnly(50_000), source: MOF_2023 },
]

export const TRANSFER_FEE: readonly FeeRateRow[] = [
  {
    key: 'stock',
    from: '2015-08-01',
    ...both(2_000),
    source: 'CSDC notice: 0.002 % of the amount from 2015-08-01',
  },
  { key: 'stock', from: '2022-04-29', ...both(1_000), source: 'CSDC notice: halved from 2022-04-29' },
]

const EXCHANGES_2023 = 'SSE and SZSE notices: 0.00341 % from 2023-08-28'
const EXCHANGES_2015 = 'SSE and SZSE notices: 0.00487 % from 2015-08-01'
const FUND_HANDLING = 'SSE and SZSE fee tables'

export const EXCHANGE_FEE: readonly FeeRateRow[] = [
  {
    key: 'stock',
    from: '2012-09-01',
    ...both(6_960),
    source: 'SSE and SZSE notices of 2012 (date unverified)',
  },
  { key: 'stock', from: '2015-08-01', ...both(4_870), source: EXCHANGES_2015 },
  { key: 'stock', from: '2023-08-28', ...both(3_410), source: EXCHANGES_2023 },
  { key: 'BJSE.stock', from: '2021-11-15', ...both(50_000), source: 'BSE fee table at its opening' },
  { key: 'BJSE.stock', from: '2022-12-01', ...both(25_000), source: 'BSE notice: halved from 2022-12-01' },
  { key: 'BJSE.stock', from: '2023-08-28', ...both(12_500), source: 'BSE notice: halved from 2023-08-28' },
  // All B-share rates are [K?].
  { key: 'XSHG.b-share', from: '1992-02-21', ...both(30_100), source: 'SSE fee table (unverified)' },
  { key: 'XSHG.b-share', from: '2015-08-01', ...both(26_000), source: 'SSE fee table (unverified)' },
  { key: 'XSHE.b-share', from: '1992-02-28', ...both(30_100), source: 'SZSE fee table (unverified)' },
  { key: 'XSHE.b-share', from: '2023-08-28', ...both(3_410), source: 'SZSE notice of 2023 (unverified)' },
  { key: 'etf', from: '2005-02-23', ...both(4_000), source: FUND_HANDLING },
  { key: 'lof', from: '2004-12-20', ...both(4_000), source: FUND_HANDLING },
  { key: 'closed-fund', from: '1998-04-07', ...both(4_000), source: FUND_HANDLING },
  // Waived or 0.004 % [K?]; 0 for spot bonds and repo, whose fees are waived or inside the commission.
  { key: 'reit', from: '2021-06-21', ...both(0), source: 'SSE and SZSE notices: waived (unverified)' },
  { key: 'convertible', from: '1998-09-02', ...both(4_000), source: FUND_HANDLING },
]

export const REGULATORY_FEE: readonly FeeRateRow[] = [
  { key: 'stock', from: '2003-01-01', ...both(4_000), source: 'CSRC, before 2012 (unverified)' },
  { key: 'stock', from: '2012-01-01', ...both(2_000), source: 'CSRC, since 2012 (date unverified)' },
  { key: 'b-share', from: '2003-01-01', ...both(4_000), source: 'CSRC, before 2012 (unverified)' },
  { key: 'b-share', from: '2012-01-01', ...both(2_000), source: 'CSRC, since 2012 (date unverified)' },
]

export const SETTLEMENT_FEE: readonly FeeRateRow[] = [
  { key: 'XSHG.b-share', from: '1992-02-21', ...both(50_000), source: 'CSDC Shanghai fee table' },
  {
    key: 'XSHE.b-share',
    from: '1992-02-28',
    ...both(50_000),
    maximum: 50_000,
    source: 'CSDC Shenzhen fee table: at most 500 HKD',
  },
]

/**
 * The fee tables name the amount of the trade (成交金额). They do not say whether it includes accrued interest for a bond quoted
 * clean.
 */
export const FEE_BASIS: readonly FeeBasisRow[] = ['government-bond', 'corporate-bond'].map(key => ({
  key,
  from: '2002-03-25',
  withInterest: true,
  source: 'SSE and SZSE fee tables: of the amount of the trade, here what is paid (unverified)',
}))
