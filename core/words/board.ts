/** Boards of the exchanges, and rights to buy on them or to trade what needs a right of its own. */
import { INSTRUMENT_KIND_WORDS } from './instrument-kind.ts'
import { only, type Words } from './words.ts'

export const BOARD_WORDS = {
  main: { zh: '主板', en: 'Main' },
  star: { zh: '科创板', en: 'STAR' },
  chinext: { zh: '创业板', en: 'ChiNext' },
  beijing: { zh: '北交所', en: 'Beijing' },
} as const satisfies Words
export type Board = keyof typeof BOARD_WORDS

/** The main board is open to everybody who has an account; these are applied for. */
export const BOARD_RIGHT_WORDS = {
  ...only(BOARD_WORDS, 'star', 'chinext', 'beijing'),
  'risk-warning': { zh: '风险警示', en: 'Risk warning' },
  ...only(INSTRUMENT_KIND_WORDS, 'convertible'),
  'repo-borrow': { zh: '回购融资', en: 'Borrowing by repo' },
} as const satisfies Words
