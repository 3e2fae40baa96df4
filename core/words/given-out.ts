/** What X07 gives out of a day: which tables, and in which form. */
import { DAY_COUNT_WORDS } from './day-count.ts'
import { only, type Words } from './words.ts'

export const GIVEN_TABLE_WORDS = {
  ...only(DAY_COUNT_WORDS, 'orders', 'trades'),
  entries: { zh: '账务流水', en: 'Entries' },
  vouchers: { zh: '凭证', en: 'Vouchers' },
  balances: { zh: '日终余额', en: "Balances at the day's end" },
  'depository-trades': { zh: '登记公司成交', en: "The depository's trades" },
} as const satisfies Words
export type GivenTableName = keyof typeof GIVEN_TABLE_WORDS

export const GIVEN_FORM_WORDS = {
  dbf: { zh: 'DBF 表', en: 'DBF tables' },
  csv: { zh: 'CSV 文本', en: 'CSV texts' },
} as const satisfies Words
export type GivenForm = keyof typeof GIVEN_FORM_WORDS
