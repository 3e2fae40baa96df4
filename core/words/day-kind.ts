/** The days on which a step of the day's plan runs. */
import type { Words } from './words.ts'

export const DAY_KIND_WORDS = {
  trading: { zh: '每个交易日', en: 'Every trading day' },
  interest: { zh: '结息日', en: 'Days that credit interest' },
  'month-end': { zh: '月末交易日', en: 'Last trading day of a month' },
  friday: { zh: '周五', en: 'Fridays' },
} as const satisfies Words
export type DayKind = keyof typeof DAY_KIND_WORDS
