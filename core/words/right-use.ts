/** The side of a business for which a right is used. */
import type { Words } from './words.ts'

export const RIGHT_USE_WORDS = {
  making: { zh: '经办', en: 'Making' },
  checking: { zh: '复核', en: 'Checking' },
} as const satisfies Words
export type RightUse = keyof typeof RIGHT_USE_WORDS

/** Rights that a role gives besides functions. */
export const ROLE_RIGHT_WORDS = {
  isChecker: { zh: '可复核', en: 'May check' },
  seesPersonalData: { zh: '可见个人信息', en: 'Sees personal data' },
} as const satisfies Words
