/** Calls to clients (A26): what for, and what came of them. */
import type { Words } from './words.ts'

export const CALL_KIND_WORDS = {
  'new-client': { zh: '新开户回访', en: 'New client' },
  'yearly-sample': { zh: '年度抽样回访', en: 'Yearly sample' },
  complaint: { zh: '投诉回访', en: 'Complaint' },
  closed: { zh: '销户回访', en: 'Closed client' },
} as const satisfies Words
export type CallKind = keyof typeof CALL_KIND_WORDS

export const CALL_RESULT_WORDS = {
  clear: { zh: '已接通，无疑问', en: 'Reached, and clear' },
  question: { zh: '已接通，有疑问', en: 'Reached, with a question' },
  'not-reached': { zh: '未接通', en: 'Not reached' },
  anomaly: { zh: '异常', en: 'Anomaly' },
} as const satisfies Words
export type CallResult = keyof typeof CALL_RESULT_WORDS
