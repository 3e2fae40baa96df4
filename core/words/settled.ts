/** Whether a trade is settled, as a filter for lists. */
import type { Words } from './words.ts'

export const SETTLED_WORDS = {
  yes: { zh: '已交割', en: 'Settled' },
  no: { zh: '未交割', en: 'Open' },
} as const satisfies Words
