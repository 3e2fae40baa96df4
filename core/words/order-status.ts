/** States of an order, in the words of FIX and of the market. The transitions are in core/books/orders.ts. */
import type { Words } from './words.ts'

export const ORDER_STATUS_WORDS = {
  queued: { zh: '未报', en: 'Queued' },
  pendingNew: { zh: '正报', en: 'Being sent' },
  new: { zh: '已报', en: 'Accepted' },
  partiallyFilled: { zh: '部成', en: 'Partly filled' },
  filled: { zh: '已成', en: 'Filled' },
  pendingCancel: { zh: '待撤', en: 'Being canceled' },
  canceled: { zh: '已撤', en: 'Canceled' },
  rejected: { zh: '废单', en: 'Rejected' },
  expired: { zh: '过期', en: 'Expired' },
} as const satisfies Words
export type OrderStatus = keyof typeof ORDER_STATUS_WORDS

/** The states after which nothing more is expected. */
export const ENDED_STATUSES = [
  'filled',
  'canceled',
  'rejected',
  'expired',
] as const satisfies readonly OrderStatus[]

export const OPEN_STATUSES = [
  'queued',
  'pendingNew',
  'new',
  'partiallyFilled',
  'pendingCancel',
] as const satisfies readonly Exclude<OrderStatus, (typeof ENDED_STATUSES)[number]>[]

/** The order has left, and the exchange has not sent its last report. */
export const SENT_STATUSES = [
  'pendingNew',
  'new',
  'partiallyFilled',
  'pendingCancel',
] as const satisfies readonly OrderStatus[]

/** The last message to the exchange is not answered. */
export const UNANSWERED_STATUSES = ['pendingNew', 'pendingCancel'] as const satisfies readonly OrderStatus[]

/** The values by which lists are filtered. */
export const ORDER_STATUS_FILTER_WORDS = {
  ...ORDER_STATUS_WORDS,
  open: { zh: '未完成', en: 'Not ended' },
} as const satisfies Words

/** The values that lists show. An order that was partly filled and then canceled has a word of its own. */
export const SHOWN_ORDER_STATUS_WORDS = {
  ...ORDER_STATUS_WORDS,
  partlyCanceled: { zh: '部撤', en: 'Partly canceled' },
} as const satisfies Words
