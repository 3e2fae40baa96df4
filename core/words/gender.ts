/** The sex that the identity document states. */
import type { Words } from './words.ts'

export const GENDER_WORDS = {
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
} as const satisfies Words
export type Gender = keyof typeof GENDER_WORDS
