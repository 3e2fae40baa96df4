/** Rows of parameter tables: what is done with them, where they come from, and whether they are in force. */
import { FREEZE_STATUS_WORDS } from './freeze.ts'
import { only, type Words } from './words.ts'

export const PARAMETER_ACT_WORDS = {
  set: { zh: '设置', en: 'Set' },
  'go-back': { zh: '回退', en: 'Go back' },
} as const satisfies Words

export const PARAMETER_ORIGIN_WORDS = {
  default: { zh: '初始', en: 'Default' },
  ...only(PARAMETER_ACT_WORDS, 'set'),
} as const satisfies Words

export const PARAMETER_STATUS_WORDS = {
  ...only(FREEZE_STATUS_WORDS, 'in-force'),
  next: { zh: '待生效', en: 'To come' },
  past: { zh: '已过', en: 'Past' },
  replaced: { zh: '已取代', en: 'Replaced' },
  withdrawn: { zh: '已回退', en: 'Withdrawn' },
} as const satisfies Words
export type ParameterStatus = keyof typeof PARAMETER_STATUS_WORDS
