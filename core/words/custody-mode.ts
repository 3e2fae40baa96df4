/** Where a client's money is kept: with the counter, or with a bank that keeps it for the client. */
import type { Words } from './words.ts'

export const CUSTODY_MODE_WORDS = {
  counter: { zh: '柜面存取', en: 'Cash at the counter' },
  'third-party': { zh: '三方存管', en: 'Third-party custody' },
} as const satisfies Words
export type CustodyMode = keyof typeof CUSTODY_MODE_WORDS
