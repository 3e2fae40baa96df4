/** Who starts settlement when the client's own record does not say it (交割方式). */
import type { SettlementModeRow } from '../parameters.ts'

const source = "the firm's own choice"

export const SETTLEMENT_MODES: readonly SettlementModeRow[] = [
  { key: 'branch/*', from: '2000-01-01', source, mode: 2 },
]
