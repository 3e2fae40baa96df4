/** Who may buy on which board: the exchanges' suitability rules, and the risk level that the firm requires. */
import type { SuitabilityRow } from '../parameters.ts'

const from = '2021-11-15'

export const SUITABILITY: readonly SuitabilityRow[] = [
  {
    key: 'star',
    from,
    source: 'SSE STAR suitability rules: 500,000 yuan on average over 20 trading days, 24 months',
    assets: 50_000_000,
    months: 24,
    riskLevel: 4,
  },
  {
    key: 'beijing',
    from,
    source: 'BSE suitability rules: 500,000 yuan on average over 20 trading days, 24 months',
    assets: 50_000_000,
    months: 24,
    riskLevel: 4,
  },
  {
    key: 'chinext',
    from,
    source: 'SZSE ChiNext suitability rules (2020): 100,000 yuan on average over 20 trading days, 24 months',
    assets: 10_000_000,
    months: 24,
    riskLevel: 3,
  },
  {
    key: 'convertible',
    from: '2022-06-18',
    source: 'SSE and SZSE notices 2022: 100,000 yuan on average over 20 trading days, 24 months',
    assets: 10_000_000,
    months: 24,
    riskLevel: 3,
  },
  {
    // For professional investors; the level stands for that [K?].
    key: 'repo-borrow',
    from,
    source: 'SSE and SZSE bond suitability rules 2022: professional investors (unverified)',
    assets: 0,
    months: 0,
    riskLevel: 5,
  },
  { key: 'risk-warning', from, source: "the firm's own choice", assets: 0, months: 0, riskLevel: 4 },
]
