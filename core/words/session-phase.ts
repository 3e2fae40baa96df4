/** Phases of a market's day, from the chapters on trading hours of the SSE and SZSE trading rules. */
import type { Words } from './words.ts'

export const SESSION_PHASE_WORDS = {
  'before-open': { zh: '开市前', en: 'Before the opening' },
  'opening-call': { zh: '开盘集合竞价', en: 'Opening call' },
  'opening-call-no-cancel': { zh: '集合竞价不可撤', en: 'Opening call, no cancels' },
  'pre-continuous': { zh: '连续竞价前', en: 'Before continuous trading' },
  continuous: { zh: '连续竞价', en: 'Continuous' },
  break: { zh: '午间休市', en: 'Midday break' },
  'closing-call': { zh: '收盘集合竞价', en: 'Closing call' },
  'after-hours': { zh: '盘后定价', en: 'After hours' },
  closed: { zh: '闭市', en: 'Closed' },
} as const satisfies Words
export type SessionPhase = keyof typeof SESSION_PHASE_WORDS
