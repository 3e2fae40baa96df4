/**
 * States of a client, and of the accounts that are frozen or reported lost with it. Transitions: core/rules/client-status.ts.
 */
import { only, type Words } from './words.ts'

export const CLIENT_STATUS_WORDS = {
  normal: { zh: '正常', en: 'Normal' },
  'loss-reported': { zh: '挂失', en: 'Loss reported' },
  frozen: { zh: '冻结', en: 'Frozen' },
  dormant: { zh: '休眠', en: 'Dormant' },
  'no-buy': { zh: '禁买', en: 'No buying' },
  'no-sell': { zh: '禁卖', en: 'No selling' },
  'no-withdrawal': { zh: '禁取', en: 'No withdrawal' },
  closed: { zh: '销户', en: 'Closed' },
} as const satisfies Words
export type ClientStatus = keyof typeof CLIENT_STATUS_WORDS

export const CASH_ACCOUNT_STATUS_WORDS = only(CLIENT_STATUS_WORDS, 'normal', 'closed')
export type CashAccountStatus = keyof typeof CASH_ACCOUNT_STATUS_WORDS

export const SECURITIES_ACCOUNT_STATUS_WORDS = only(
  CLIENT_STATUS_WORDS,
  'normal',
  'loss-reported',
  'frozen',
  'closed',
)
export type SecuritiesAccountStatus = keyof typeof SECURITIES_ACCOUNT_STATUS_WORDS
