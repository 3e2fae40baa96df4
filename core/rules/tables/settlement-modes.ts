/** Who starts settlement where the client's own record does not say (交割方式). */
import type { SettlementModeRow } from '../parameters.ts'

const source = "the firm's own choice"

export const SETTLEMENT_MODES: readonly SettlementModeRow[] = [
  { key: 'branch/*', from: '2000-01-01', source, mode: 2 },
]
