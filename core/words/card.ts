/** Cards and passbooks that clients hold. */
import { CLIENT_STATUS_WORDS } from './client-status.ts'
import { LOSS_STATUS_WORDS, LOST_OBJECT_WORDS } from './loss.ts'
import { only, type Words } from './words.ts'

export const CARD_KIND_WORDS = only(LOST_OBJECT_WORDS, 'card', 'passbook')
export type CardKind = keyof typeof CARD_KIND_WORDS

export const CARD_STATUS_WORDS = {
  ...only(CLIENT_STATUS_WORDS, 'normal'),
  lost: { zh: '已挂失', en: 'Lost' },
  ...only(LOSS_STATUS_WORDS, 'replaced'),
  closed: { zh: '已注销', en: 'Closed' },
} as const satisfies Words
export type CardStatus = keyof typeof CARD_STATUS_WORDS
