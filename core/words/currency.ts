/** Currencies by their ISO 4217 codes. */
import type { Currency } from '../base/money.ts'
import { only, type Word } from './words.ts'

export const CURRENCY_WORDS = {
  CNY: { zh: '人民币', en: 'CNY' },
  USD: { zh: '美元', en: 'USD' },
  HKD: { zh: '港币', en: 'HKD' },
} as const satisfies Record<Currency, Word>

/** The words that stand after a figure. */
export const CURRENCY_UNIT_WORDS = {
  CNY: { zh: '元', en: 'yuan' },
  ...only(CURRENCY_WORDS, 'USD'),
  HKD: { zh: '港元', en: 'HKD' },
} as const satisfies Record<Currency, Word>
