/**
 * The firm's commissions by plan, in parts of 10^8, and the caps of the regulations. A new client gets 'standard'; a firm adds
 * its own plans. Minima are in minor units of the security's currency.
 */
import type { CommissionCapRow, CommissionRow, RepoCommissionRow } from '../parameters.ts'

const from = '2002-05-01'
const plan = 'standard'
const FIRM = 'the firm'
const FLOATING = 'CSRC, SDPC and SAT 2002: floating commissions from 2002-05-01'

export const COMMISSIONS: readonly CommissionRow[] = [
  { key: 'stock', from, plan, rate: 30_000, minimum: 500, isInclusive: false, source: FIRM },
  { key: 'XSHG.b-share', from, plan, rate: 300_000, minimum: 100, isInclusive: false, source: FIRM },
  { key: 'XSHE.b-share', from, plan, rate: 300_000, minimum: 500, isInclusive: false, source: FIRM },
  { key: 'etf', from, plan, rate: 30_000, minimum: 500, isInclusive: false, source: FIRM },
  { key: 'lof', from, plan, rate: 30_000, minimum: 500, isInclusive: false, source: FIRM },
  { key: 'closed-fund', from, plan, rate: 30_000, minimum: 500, isInclusive: false, source: FIRM },
  { key: 'reit', from, plan, rate: 30_000, minimum: 500, isInclusive: false, source: FIRM },
  { key: 'convertible', from, plan, rate: 20_000, minimum: 100, isInclusive: false, source: FIRM },
  { key: 'XSHE.convertible', from, plan, rate: 20_000, minimum: 0, isInclusive: false, source: FIRM },
  { key: 'government-bond', from, plan, rate: 20_000, minimum: 0, isInclusive: false, source: FIRM },
  { key: 'corporate-bond', from, plan, rate: 20_000, minimum: 0, isInclusive: false, source: FIRM },
]

export const COMMISSION_CAPS: readonly CommissionCapRow[] = [
  { key: '*', from, rate: 300_000, source: FLOATING },
  { key: 'XSHG.convertible', from, rate: 20_000, source: 'SSE fee table (unverified)' },
  { key: 'XSHE.convertible', from, rate: 100_000, source: 'SZSE fee table' },
  { key: 'government-bond', from, rate: 20_000, source: 'SSE and SZSE fee tables' },
  { key: 'corporate-bond', from, rate: 20_000, source: 'SSE and SZSE fee tables' },
]

/** These rates are both the cap and the charge; a firm that charges less edits the rows. */
export const REPO_COMMISSIONS: readonly RepoCommissionRow[] = [
  { key: '1', from, rate: 1_000, source: 'SSE and SZSE fee tables' },
  { key: '2', from, rate: 2_000, source: 'SSE and SZSE fee tables' },
  { key: '3', from, rate: 3_000, source: 'SSE and SZSE fee tables' },
  { key: '4', from, rate: 4_000, source: 'SSE and SZSE fee tables' },
  { key: '7', from, rate: 5_000, source: 'SSE and SZSE fee tables' },
  { key: '14', from, rate: 10_000, source: 'SSE and SZSE fee tables' },
  { key: '28', from, rate: 20_000, source: 'SSE and SZSE fee tables' },
  { key: '91', from, rate: 30_000, source: 'SSE and SZSE fee tables' },
]
