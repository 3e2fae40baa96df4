/** Batches of orders: the state of the batch, and the result of its lines. */
import { BATCH_COLUMN_WORDS } from './batch-column.ts'
import { TITLES } from './titles.ts'
import { only, type Words } from './words.ts'

export const BATCH_STATUS_WORDS = {
  checking: { zh: '试算中断', en: 'Dry run not finished' },
  checked: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '委托未完', en: 'Not finished' },
  done: { zh: '已委托', en: 'Entered' },
} as const satisfies Words
export type BatchStatus = keyof typeof BATCH_STATUS_WORDS

/** States of a line before the batch is confirmed. */
export const CHECKED_LINE_WORDS = {
  good: { zh: '可委托', en: 'Would be taken' },
  refused: { zh: '不可委托', en: 'Would be refused' },
} as const satisfies Words

/** States of a line afterwards. */
export const ANSWERED_LINE_WORDS = {
  accepted: { zh: '已委托', en: 'Entered' },
  pending: { zh: '待复核', en: 'Waits for approval' },
  rejected: { zh: '被拒绝', en: 'Refused' },
} as const satisfies Words
export type AnsweredLine = keyof typeof ANSWERED_LINE_WORDS

export const BATCH_LINE_WORDS = { ...CHECKED_LINE_WORDS, ...ANSWERED_LINE_WORDS } as const satisfies Words

/** The values by which lists are filtered. */
export const BATCH_FILTER_WORDS = {
  ...only(CHECKED_LINE_WORDS, 'good'),
  wrong: { zh: '不可委托或被拒绝', en: 'Refused' },
} as const satisfies Words

/** The field in which a line is refused. The file's own header names what cannot be read. */
export const ORDER_FIELD_WORDS = {
  clientNo: { zh: '客户号', en: 'Client' },
  instrument: { zh: '证券', en: 'Instrument' },
  market: TITLES.market,
  side: TITLES.side,
  price: TITLES.price,
  quantity: TITLES.quantity,
  ...only(BATCH_COLUMN_WORDS, 'client', 'orderType', 'amount', 'percent'),
} as const satisfies Words

/** How a line states the size of an order. */
export const SIZE_WORDS = {
  quantity: TITLES.quantity,
  amount: TITLES.amount,
  share: { zh: '可用比例', en: 'Share of available' },
} as const satisfies Words
