/** What the registration company's list of securities accounts (X06) shows: findings, and in what an account differs. */
import { DISCREPANCY_KIND_WORDS } from './discrepancy.ts'
import { only, type Words } from './words.ts'

export const SHAREHOLDER_FINDING_WORDS = {
  new: { zh: '本部客户的新账户', en: "A client's new account" },
  ...only(DISCREPANCY_KIND_WORDS, 'different'),
  unknown: { zh: '本部无此人', en: 'Nobody we know' },
} as const satisfies Words
export type ShareholderFinding = keyof typeof SHAREHOLDER_FINDING_WORDS

export const SHAREHOLDER_DIFFERS_WORDS = {
  'other-name': { zh: '姓名不同', en: 'Another name' },
  'other-identity': { zh: '证件号码不同', en: 'Another identity number' },
  'other-both': { zh: '姓名和证件号码不同', en: 'Another name and identity number' },
} as const satisfies Words
export type ShareholderDiffers = keyof typeof SHAREHOLDER_DIFFERS_WORDS
