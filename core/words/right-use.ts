/** The side of a business for which a right is used. */
import type { Words } from './words.ts'

export const RIGHT_USE_WORDS = {
  making: { zh: '经办', en: 'Making' },
  checking: { zh: '复核', en: 'Checking' },
} as const satisfies Words
export type RightUse = keyof typeof RIGHT_USE_WORDS
