/** What a code in a depository's file means to the counter. */
import { CURRENCY_WORDS } from './currency.ts'
import { CUSTODY_KIND_WORDS } from './custody-transfer.ts'
import { SHARE_NATURE_WORDS } from './share-nature.ts'
import { SIDE_WORDS } from './side.ts'
import { only, type Words } from './words.ts'

export const DEPOSITORY_MEANING_WORDS = {
  trade: { zh: '成交明细', en: 'A trade' },
  'repo-maturity': { zh: '回购到期', en: 'Repo matures' },
  movement: { zh: '资金交收', en: 'Money moved' },
  ...SIDE_WORDS,
  tradable: { zh: '流通', en: 'Tradable' },
  restricted: { zh: '限售股份', en: 'Restricted shares' },
  ...only(SHARE_NATURE_WORDS, 'pledged'),
  confirmed: { zh: '成功', en: 'Confirmed' },
  refused: { zh: '失败', en: 'Refused' },
  ...CURRENCY_WORDS,
  ...CUSTODY_KIND_WORDS,
} as const satisfies Words

export type DepositoryMeaning = keyof typeof DEPOSITORY_MEANING_WORDS
