/** Where the closing price of a day comes from. */
import type { Words } from './words.ts'

export const PRICE_SOURCE_WORDS = {
  'last-quote': { zh: '当日最后行情', en: "The day's last quote" },
  'previous-close': { zh: '前收盘价', en: 'Previous close' },
} as const satisfies Words
export type PriceSource = keyof typeof PRICE_SOURCE_WORDS
