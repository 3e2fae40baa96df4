/** Whether shares may be sold. */
import type { Words } from './words.ts'

export const SHARE_NATURE_WORDS = {
  '': { zh: '流通', en: 'Free' },
  pledged: { zh: '质押', en: 'Pledged' },
} as const satisfies Words
