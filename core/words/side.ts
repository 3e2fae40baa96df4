/** The side of an order or a trade. */
import type { Side } from '../base/market.ts'
import type { Word } from './words.ts'

export const SIDE_WORDS = {
  buy: { zh: '买入', en: 'Buy' },
  sell: { zh: '卖出', en: 'Sell' },
} as const satisfies Record<Side, Word>
