/**
 * When money and securities of a trade settle and may be used, in trading days after the trade date, and the turnover that is
 * assumed until the day's list says it. Source: CSDC settlement rules; exchange trading rules.
 */
import type { SettlementRow, TurnoverRow } from '../parameters.ts'

const next = { settleAfter: 1, usableAfter: 0, withdrawableAfter: 1, sellableAfter: 1 }
const CSDC = 'CSDC settlement rules'

export const SETTLEMENT_CYCLES: readonly SettlementRow[] = [
  { key: '*', from: '1990-12-19', ...next, source: CSDC },
  // B shares settle on T+3, and the proceeds cannot be withdrawn before; the shares may be sold from T+1.
  {
    key: 'b-share',
    from: '2001-12-01',
    settleAfter: 3,
    usableAfter: 0,
    withdrawableAfter: 3,
    sellableAfter: 1,
    source: CSDC,
  },
]

export const TURNOVER: readonly TurnoverRow[] = [
  { key: 'stock', from: '1995-01-01', turnover: 'T+1', source: 'SSE and SZSE: T+1 from 1995-01-01' },
  { key: 'b-share', from: '1992-02-21', turnover: 'T+0', source: 'before 2001-12-01' },
  { key: 'b-share', from: '2001-12-01', turnover: 'T+1', source: 'CSRC: T+1 from 2001-12-01' },
  { key: 'etf', from: '2005-02-23', turnover: 'T+1', source: 'stock ETFs; others by the list' },
  { key: 'lof', from: '2004-12-20', turnover: 'T+1', source: 'exchange fund rules' },
  { key: 'closed-fund', from: '1998-04-07', turnover: 'T+1', source: 'exchange fund rules' },
  { key: 'reit', from: '2021-06-21', turnover: 'T+1', source: 'REIT rules 2021' },
  { key: 'convertible', from: '1998-09-02', turnover: 'T+0', source: 'bond trading rules 2022' },
  { key: 'government-bond', from: '1990-12-19', turnover: 'T+0', source: 'bond trading rules 2022' },
  { key: 'corporate-bond', from: '1990-12-19', turnover: 'T+0', source: 'bond trading rules 2022' },
  { key: 'repo', from: '2006-05-08', turnover: 'T+0', source: 'bond trading rules 2022' },
]
