/** Cards and passbooks in clients' hands. */
import { LOST_OBJECT_WORDS } from './loss.ts'
import { only, type Words } from './words.ts'

export const CARD_KIND_WORDS = only(LOST_OBJECT_WORDS, 'card', 'passbook')
export type CardKind = keyof typeof CARD_KIND_WORDS

export const CARD_STATUS_WORDS = {
  normal: { zh: '正常', en: 'Normal' },
  lost: { zh: '已挂失', en: 'Lost' },
  replaced: { zh: '已补办', en: 'Replaced' },
  closed: { zh: '已注销', en: 'Closed' },
} as const satisfies Words
export type CardStatus = keyof typeof CARD_STATUS_WORDS
