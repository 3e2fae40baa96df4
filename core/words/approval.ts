/** Requests that a second person decides: the reason for the request, and its state. */
import type { Words } from './words.ts'

export const APPROVAL_STATUS_WORDS = {
  waiting: { zh: '待复核', en: 'Waiting' },
  approved: { zh: '已同意', en: 'Approved' },
  refused: { zh: '已拒绝', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
  expired: { zh: '日终失效', en: 'Lapsed at the day end' },
} as const satisfies Words
export type ApprovalStatus = keyof typeof APPROVAL_STATUS_WORDS

export const APPROVAL_REASON_WORDS = {
  always: { zh: '须复核', en: 'Always checked' },
  approver: { zh: '须指定柜员签收', en: 'A named teller signs' },
  rule: { zh: '公司复核规则', en: "The firm's rule" },
  amount: { zh: '超过限额', en: 'Above the limit' },
  day: { zh: '当日累计超过限额', en: "Above the limit with today's sum" },
} as const satisfies Words
export type ApprovalReason = keyof typeof APPROVAL_REASON_WORDS
