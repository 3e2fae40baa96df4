/** How a command came to us. */
import { only, type Words } from './words.ts'

export const CHANNEL_WORDS = {
  counter: { zh: '柜台', en: 'Counter' },
  phone: { zh: '电话', en: 'Phone' },
  kiosk: { zh: '自助', en: 'Kiosk' },
  web: { zh: '网上', en: 'Web' },
  program: { zh: '程序', en: 'Program' },
  /** The operator, on the machine itself. */
  console: { zh: '控制台', en: 'Console' },
} as const satisfies Words
export type Channel = keyof typeof CHANNEL_WORDS

/** By which orders come. */
export const ORDER_CHANNEL_WORDS = only(CHANNEL_WORDS, 'counter', 'phone', 'kiosk', 'web', 'program')

/** Which a client may have opened; the counter serves everybody. */
export const CLIENT_CHANNEL_WORDS = only(CHANNEL_WORDS, 'phone', 'kiosk', 'web', 'program')

/** For which an order's fee is set, where one is. */
export const RATE_CHANNEL_WORDS = {
  '*': { zh: '全部', en: 'All' },
  ...ORDER_CHANNEL_WORDS,
} as const satisfies Words
