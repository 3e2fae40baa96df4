/** When bought securities may be sold again. */
import type { Words } from './words.ts'

export const TURNOVER_WORDS = {
  'T+0': { zh: '当日可卖', en: 'Sellable the same day' },
  'T+1': { zh: '次日可卖', en: 'Sellable the next day' },
} as const satisfies Words
