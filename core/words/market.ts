/** Markets by their ISO 10383 codes. */
import type { Market } from '../base/market.ts'
import type { Word } from './words.ts'

export const MARKET_WORDS = {
  XSHG: { zh: '上海', en: 'Shanghai' },
  XSHE: { zh: '深圳', en: 'Shenzhen' },
  BJSE: { zh: '北京', en: 'Beijing' },
} as const satisfies Record<Market, Word>
