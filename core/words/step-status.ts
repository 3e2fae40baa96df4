/** States of a step of the day. */
import { only, type Words } from './words.ts'

export const STEP_STATUS_WORDS = {
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  skipped: { zh: '已跳过', en: 'Skipped' },
  again: { zh: '须重办', en: 'To be done again' },
} as const satisfies Words
export type StepStatus = keyof typeof STEP_STATUS_WORDS

/** The states that the day's plan shows. */
export const STEP_STATE_WORDS = {
  waiting: { zh: '未到', en: 'Waiting' },
  ready: { zh: '可办理', en: 'Ready' },
  ...only(STEP_STATUS_WORDS, 'running', 'done', 'skipped'),
} as const satisfies Words
export type StepState = keyof typeof STEP_STATE_WORDS
