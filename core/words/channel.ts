/** The channels by which a command reaches the counter. */
import { only, type Words } from './words.ts'

export const CHANNEL_WORDS = {
  counter: { zh: '柜台', en: 'Counter' },
  phone: { zh: '电话', en: 'Phone' },
  kiosk: { zh: '自助', en: 'Kiosk' },
  web: { zh: '网上', en: 'Web' },
  program: { zh: '程序', en: 'Program' },
  /** The operator on the server's own machine. */
  console: { zh: '控制台', en: 'Console' },
} as const satisfies Words
export type Channel = keyof typeof CHANNEL_WORDS

/** The channels by which orders come. */
export const ORDER_CHANNEL_WORDS = only(CHANNEL_WORDS, 'counter', 'phone', 'kiosk', 'web', 'program')

/** The channels that a client may have opened. The counter serves every client. */
export const CLIENT_CHANNEL_WORDS = only(CHANNEL_WORDS, 'phone', 'kiosk', 'web', 'program')

/** The channels for which a fee per order can be set. */
export const RATE_CHANNEL_WORDS = {
  '*': { zh: '全部', en: 'All' },
  ...ORDER_CHANNEL_WORDS,
} as const satisfies Words
