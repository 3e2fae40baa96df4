/** How far a row of the schedule has come on a date. */
import { STEP_STATE_WORDS } from './step-status.ts'
import { only, type Words } from './words.ts'

export const SCHEDULE_RUN_WORDS = {
  asked: { zh: '办理中', en: 'Under way' },
  ...only(STEP_STATE_WORDS, 'done'),
  refused: { zh: '被拒绝', en: 'Refused' },
  missed: { zh: '已错过', en: 'Missed' },
} as const satisfies Words
export type ScheduleRunStatus = keyof typeof SCHEDULE_RUN_WORDS

export const SCHEDULE_STATE_WORDS = {
  ...only(STEP_STATE_WORDS, 'waiting'),
  ...SCHEDULE_RUN_WORDS,
} as const satisfies Words
export type ScheduleState = keyof typeof SCHEDULE_STATE_WORDS
