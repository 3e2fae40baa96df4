/** Risk levels of the questionnaire that all firms use. */
import type { Words } from './words.ts'

export const RISK_LEVEL_WORDS = {
  1: { zh: 'C1 保守型', en: 'C1 conservative' },
  2: { zh: 'C2 谨慎型', en: 'C2 cautious' },
  3: { zh: 'C3 稳健型', en: 'C3 moderate' },
  4: { zh: 'C4 积极型', en: 'C4 active' },
  5: { zh: 'C5 激进型', en: 'C5 aggressive' },
} as const satisfies Words
