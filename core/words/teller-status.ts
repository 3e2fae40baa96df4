/** Whether a teller may sign in. */
import { CLIENT_STATUS_WORDS } from './client-status.ts'
import { only, type Words } from './words.ts'

export const TELLER_STATUS_WORDS = {
  ...only(CLIENT_STATUS_WORDS, 'normal'),
  locked: { zh: '锁定', en: 'Locked' },
  closed: { zh: '停用', en: 'Closed' },
} as const satisfies Words
export type TellerStatus = keyof typeof TELLER_STATUS_WORDS
