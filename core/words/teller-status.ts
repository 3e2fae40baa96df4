/** Whether a teller may sign in. */
import type { Words } from './words.ts'

export const TELLER_STATUS_WORDS = {
  normal: { zh: '正常', en: 'Normal' },
  locked: { zh: '锁定', en: 'Locked' },
  closed: { zh: '停用', en: 'Closed' },
} as const satisfies Words
export type TellerStatus = keyof typeof TELLER_STATUS_WORDS
