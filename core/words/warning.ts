/** Warnings about a command that was accepted. */
import type { Words } from './words.ts'

export const WARNING_WORDS = {
  price_outside_cage: {
    zh: '价格超出有效申报范围，可能被交易所拒绝',
    en: 'Outside the effective price range: the exchange may refuse it',
  },
  till_limit_exceeded: { zh: '超过尾箱限额', en: 'Above the limit of the till' },
  holidays_unknown: { zh: '休市日未维护', en: 'Holidays are not known' },
  calendar_ends_soon: { zh: '交易日历将到期', en: 'The calendar ends soon' },
} as const satisfies Words
