/** States of a job. */
import { STEP_STATUS_WORDS } from './step-status.ts'
import { only, type Words } from './words.ts'

export const JOB_STATUS_WORDS = {
  requested: { zh: '已申请', en: 'Requested' },
  interrupted: { zh: '已中断，待处理', en: 'Interrupted, waits for a person' },
  ...only(STEP_STATUS_WORDS, 'running', 'done'),
  failed: { zh: '失败', en: 'Failed' },
  canceled: { zh: '已取消', en: 'Canceled' },
  abandoned: { zh: '已放弃', en: 'Abandoned' },
} as const satisfies Words
export type JobStatus = keyof typeof JOB_STATUS_WORDS

/** States after which a job does not continue by itself. */
export const ENDED_JOBS = ['done', 'failed', 'canceled', 'abandoned'] as const satisfies readonly JobStatus[]
export type JobEnd = (typeof ENDED_JOBS)[number]

export const hasEnded = (status: JobStatus): status is JobEnd =>
  (ENDED_JOBS as readonly JobStatus[]).includes(status)
