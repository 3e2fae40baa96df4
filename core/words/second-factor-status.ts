/** States of a teller's second factor. */
import type { Words } from './words.ts'

export const SECOND_FACTOR_STATUS_WORDS = {
  offered: { zh: '待确认', en: 'Offered' },
  active: { zh: '已启用', en: 'Active' },
  ended: { zh: '已重置', en: 'Ended' },
} as const satisfies Words
export type SecondFactorStatus = keyof typeof SECOND_FACTOR_STATUS_WORDS
