/** Whether booked money or shares are settled. */
import type { Words } from './words.ts'

export const STAGE_WORDS = {
  S: { zh: '已交收', en: 'Settled' },
  U: { zh: '未交收', en: 'Unsettled' },
} as const satisfies Words
export type Stage = keyof typeof STAGE_WORDS
