/** The results of lines, where one act has many. */
import { ANSWERED_LINE_WORDS } from './order-batch.ts'
import { only, type Words } from './words.ts'

export const LINE_OUTCOME_WORDS = {
  accepted: { zh: '已办理', en: 'Done' },
  ...only(ANSWERED_LINE_WORDS, 'pending', 'rejected'),
} as const satisfies Words
