/** The firm's own limits (none until it sets some), and the daily buying caps for risk-warning stocks. */
import type { FirmLimitRow, RiskWarningCapRow } from '../parameters.ts'

export const FIRM_LIMITS: readonly FirmLimitRow[] = [
  {
    key: '*',
    from: '1990-12-19',
    orderAmount: 10_000_000_000_000,
    orderQuantity: null,
    clientDayAmount: null,
    ordersPerSecond: null,
    source: 'the firm: the largest amount one command may carry',
  },
]

export const RISK_WARNING_CAPS: readonly RiskWarningCapRow[] = [
  {
    key: 'XSHG.stock.main',
    from: '2013-01-01',
    quantity: 500_000,
    source: 'SSE risk-warning board rules (date unverified)',
  },
  {
    key: 'XSHE.stock.main',
    from: '2021-01-01',
    quantity: 500_000,
    source: 'SZSE risk-warning rules (date unverified)',
  },
  { key: 'BJSE.stock', from: '2026-08-31', quantity: 200_000, source: 'BSE notice 2026 No. 34' },
]
