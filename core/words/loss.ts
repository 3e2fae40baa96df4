/** Loss reports: what was lost, how it was reported, what is done about it, and whether the report is in force. */
import { FREEZE_STATUS_WORDS } from './freeze.ts'
import { TITLES } from './titles.ts'
import { only, type Words } from './words.ts'

export const LOST_OBJECT_WORDS = {
  card: { zh: '资金卡', en: 'Card' },
  passbook: { zh: '存折', en: 'Passbook' },
  'securities-account': { zh: '股东账户卡', en: 'Securities account card' },
  'identity-document': { zh: '身份证件', en: 'Identity document' },
  password: TITLES.password,
} as const satisfies Words
export type LostObject = keyof typeof LOST_OBJECT_WORDS

export const LOSS_MANNER_WORDS = {
  oral: { zh: '口头', en: 'Oral' },
  written: { zh: '书面', en: 'Written' },
} as const satisfies Words
export type LossManner = keyof typeof LOSS_MANNER_WORDS

export const LOSS_ACT_WORDS = {
  report: { zh: '挂失', en: 'Report' },
  withdraw: { zh: '解挂', en: 'Withdraw' },
} as const satisfies Words

export const LOSS_STATUS_WORDS = {
  ...only(FREEZE_STATUS_WORDS, 'in-force'),
  lapsed: { zh: '已失效', en: 'Lapsed' },
  withdrawn: { zh: '已解挂', en: 'Withdrawn' },
  replaced: { zh: '已补办', en: 'Replaced' },
} as const satisfies Words
export type LossStatus = keyof typeof LOSS_STATUS_WORDS
