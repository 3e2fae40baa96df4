/** When trades are settled. Mode 0 follows the market, then the branch (core/procedures/trades/settlement-mode.ts). */
import type { Words } from './words.ts'

export const SETTLEMENT_MODE_WORDS = {
  0: { zh: '随市场和营业部', en: 'As market and branch' },
  1: { zh: '实时', en: 'Real time' },
  2: { zh: '自动', en: 'Automatic' },
  3: { zh: '半自动', en: 'Half automatic' },
  4: { zh: '手工', en: 'By hand' },
} as const satisfies Words
