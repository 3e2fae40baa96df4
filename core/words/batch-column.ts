/**
 * The columns of a file of orders (C03), in the order of the template, with their titles. The reader of files, the template, the file
 * of refused lines and screens take them from here. A title is also what people write at the head of a file of their own.
 */
import { TITLES } from './titles.ts'
import type { Words } from './words.ts'

export const BATCH_COLUMN_WORDS = {
  client: { zh: '客户号', en: 'Client' },
  instrument: { zh: '证券代码', en: 'Security' },
  market: TITLES.market,
  side: TITLES.side,
  orderType: { zh: '委托类型', en: 'Order type' },
  price: TITLES.price,
  quantity: TITLES.quantity,
  amount: TITLES.amount,
  percent: { zh: '比例', en: 'Per cent' },
} as const satisfies Words
export type BatchColumn = keyof typeof BATCH_COLUMN_WORDS

/** The texts of a line as its sender wrote them. */
export type TypedCells = Readonly<Partial<Record<BatchColumn, string>>>
