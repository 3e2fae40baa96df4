/** The firm's own choices, as a new installation has them. */
import type { SettingRow } from '../parameters.ts'

const source = "the firm's own choice"

export const SETTINGS: readonly SettingRow[] = [
  { key: 'password-tries', from: '2000-01-01', source, value: 5 },
  { key: 'price-cage-refuses', from: '2000-01-01', source, value: 0 },
  { key: 'transfers-withdrawable-same-day', from: '2000-01-01', source, value: 0 },
  { key: 'client-password-required', from: '2000-01-01', source, value: 1 },
]
