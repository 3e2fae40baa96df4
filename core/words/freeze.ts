/**
 * Freezes by an authority or the firm: what they freeze, for how long, what is done about them, and whether they are in force.
 */
import type { Words } from './words.ts'

export const FREEZE_OBJECT_WORDS = {
  cash: { zh: '资金', en: 'Cash' },
  holding: { zh: '证券', en: 'Securities' },
} as const satisfies Words
export type FreezeObject = keyof typeof FREEZE_OBJECT_WORDS

export const FREEZE_TERM_WORDS = {
  day: { zh: '当日', en: 'Day' },
  long: { zh: '长期', en: 'Long' },
} as const satisfies Words
export type FreezeTerm = keyof typeof FREEZE_TERM_WORDS

export const FREEZE_ACT_WORDS = {
  freeze: { zh: '冻结', en: 'Freeze' },
  release: { zh: '解冻', en: 'Release' },
  renew: { zh: '续冻', en: 'Renew' },
  /** An authority takes from a named freeze (G06). */
  deduct: { zh: '扣划', en: 'Deduct' },
} as const satisfies Words

export const FREEZE_STATUS_WORDS = {
  'in-force': { zh: '生效', en: 'In force' },
  released: { zh: '已解冻', en: 'Released' },
  expired: { zh: '已到期', en: 'Expired' },
} as const satisfies Words
export type FreezeStatus = keyof typeof FREEZE_STATUS_WORDS
