/** Boards of the exchanges, the rights to buy on them, and the rights to trade products that need a right of their own. */
import { INSTRUMENT_KIND_WORDS } from './instrument-kind.ts'
import { only, type Words } from './words.ts'

export const BOARD_WORDS = {
  main: { zh: '主板', en: 'Main' },
  star: { zh: '科创板', en: 'STAR' },
  chinext: { zh: '创业板', en: 'ChiNext' },
  beijing: { zh: '北交所', en: 'Beijing' },
} as const satisfies Words
export type Board = keyof typeof BOARD_WORDS

/** Every account may trade on the main board; these rights are applied for. */
export const BOARD_RIGHT_WORDS = {
  ...only(BOARD_WORDS, 'star', 'chinext', 'beijing'),
  'risk-warning': { zh: '风险警示', en: 'Risk warning' },
  ...only(INSTRUMENT_KIND_WORDS, 'convertible'),
  'repo-borrow': { zh: '回购融资', en: 'Borrowing by repo' },
} as const satisfies Words

/** What a client lacks for such a right. */
export const UNSUITABLE_WORDS = {
  'risk-level': { zh: '风险等级', en: 'Risk level' },
  assets: { zh: '日均资产', en: 'Average assets' },
  experience: { zh: '交易经验', en: 'Time in the market' },
} as const satisfies Words
export type Unsuitable = keyof typeof UNSUITABLE_WORDS
