/** Why securities leave without a trade. */
import { TITLES } from './titles.ts'
import type { Words } from './words.ts'

export const SECURITIES_OUT_REASON_WORDS = {
  gift: { zh: '赠与', en: 'Gift' },
  inheritance: { zh: '继承', en: 'Inheritance' },
  other: TITLES.other,
} as const satisfies Words
export type SecuritiesOutReason = keyof typeof SECURITIES_OUT_REASON_WORDS
