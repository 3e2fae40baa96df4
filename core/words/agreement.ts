/** The documents that a client signs. */
import type { Words } from './words.ts'

export const AGREEMENT_WORDS = {
  'account-agreement': { zh: '证券交易委托代理协议', en: 'Account agreement' },
  'risk-disclosure': { zh: '风险揭示书', en: 'Risk disclosure' },
  'designated-trading': { zh: '指定交易协议', en: 'Designated trading' },
  'third-party-custody': { zh: '三方存管协议', en: 'Third-party custody' },
  'electronic-trading': { zh: '网上委托协议', en: 'Electronic trading' },
  'board-disclosure': { zh: '板块风险揭示书', en: 'Board risk disclosure' },
  'privacy-notice': { zh: '个人信息授权书', en: 'Privacy notice' },
} as const satisfies Words
