/** Kinds of client: persons, organisations, and products that an organisation manages. */
import type { Words } from './words.ts'

export const CLIENT_KIND_WORDS = {
  person: { zh: '个人', en: 'Person' },
  institution: { zh: '机构', en: 'Institution' },
  product: { zh: '产品', en: 'Product' },
} as const satisfies Words
export type ClientKind = keyof typeof CLIENT_KIND_WORDS
