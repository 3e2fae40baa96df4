/** What a close certificate counts of its day. */
import type { Words } from './words.ts'

export const DAY_COUNT_WORDS = {
  orders: { zh: '委托', en: 'Orders' },
  trades: { zh: '成交', en: 'Trades' },
  entries: { zh: '流水笔数', en: 'Entries booked' },
  commands: { zh: '命令', en: 'Commands' },
  clients: { zh: '客户', en: 'Clients' },
} as const satisfies Words
