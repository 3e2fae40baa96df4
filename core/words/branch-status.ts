/** Whether a branch takes clients, tellers and units. */
import type { Words } from './words.ts'

export const BRANCH_STATUS_WORDS = {
  trading: { zh: '营业中', en: 'Trading' },
  ended: { zh: '已撤销', en: 'Wound up' },
} as const satisfies Words
export type BranchStatus = keyof typeof BRANCH_STATUS_WORDS
