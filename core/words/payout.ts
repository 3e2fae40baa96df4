/** How a client who closes the account is paid. */
import type { Words } from './words.ts'

export const PAYOUT_WORDS = {
  cash: { zh: '现金取出', en: 'Cash' },
  transfer: { zh: '转账转出', en: 'Transfer' },
} as const satisfies Words
