/** Tills: whether the day's count is done, and the ways that cash moves. */
import type { Words } from './words.ts'

export const TILL_STATUS_WORDS = {
  open: { zh: '未轧账', en: 'Open' },
  closed: { zh: '已轧账', en: 'Closed' },
} as const satisfies Words
export type TillStatus = keyof typeof TILL_STATUS_WORDS

export const TILL_DIRECTION_WORDS = {
  'till-to-till': { zh: '柜员→柜员', en: 'Teller to teller' },
  'vault-to-till': { zh: '金库→柜员', en: 'Vault to teller' },
  'till-to-vault': { zh: '柜员→金库', en: 'Teller to vault' },
  'bank-to-vault': { zh: '银行→金库', en: 'Bank to vault' },
  'vault-to-bank': { zh: '金库→银行', en: 'Vault to bank' },
} as const satisfies Words
export type TillDirection = keyof typeof TILL_DIRECTION_WORDS
