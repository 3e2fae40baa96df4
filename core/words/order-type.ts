/** Order types, by their short names at counters. */
import type { OrderType } from '../base/order-type.ts'
import type { Word } from './words.ts'

export const ORDER_TYPE_WORDS = {
  limit: { zh: '限价', en: 'Limit' },
  'best-five-then-cancel': { zh: '五档即成剩撤', en: 'Best five, rest canceled' },
  'best-five-then-limit': { zh: '五档即成剩转', en: 'Best five, rest limit' },
  'own-best': { zh: '本方最优', en: 'Own best' },
  'opposite-best': { zh: '对手方最优', en: 'Opposite best' },
  'immediate-or-cancel': { zh: '即成剩撤', en: 'Immediate or cancel' },
  'fill-or-kill': { zh: '全额成交或撤', en: 'Fill or kill' },
  'after-hours-fixed-price': { zh: '盘后定价', en: 'After-hours fixed price' },
} as const satisfies Record<OrderType, Word>
