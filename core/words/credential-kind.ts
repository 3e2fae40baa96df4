/** Passwords, by the thing they open. */
import { only, type Words } from './words.ts'

export const CREDENTIAL_KIND_WORDS = {
  'sign-in': { zh: '签到密码', en: 'Sign-in password' },
  trading: { zh: '交易密码', en: 'Trading password' },
  cash: { zh: '资金密码', en: 'Cash password' },
  phone: { zh: '电话密码', en: 'Phone password' },
} as const satisfies Words
export type CredentialKind = keyof typeof CREDENTIAL_KIND_WORDS

export const CLIENT_PASSWORD_WORDS = only(CREDENTIAL_KIND_WORDS, 'trading', 'cash', 'phone')
