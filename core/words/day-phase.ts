/** The phases of the business day. */
import type { Words } from './words.ts'

export const DAY_PHASE_WORDS = {
  closed: { zh: '已收市', en: 'Closed' },
  open: { zh: '营业', en: 'Open' },
  'day-end': { zh: '日终', en: 'Day end' },
  closing: { zh: '清算中', en: 'Being closed' },
} as const satisfies Words
export type DayPhase = keyof typeof DAY_PHASE_WORDS
