/**
 * S97 取消任务 — a job that may be stopped ends between two chunks: what is done stays, the rest is left. An interrupted job that
 * waits for a person is given up.
 */
import { Type } from 'typebox'
import { JobNo, Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { PickedNo } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { ownJob } from '../../procedures/jobs/own-job.ts'
import { hasEnded } from '../../words/job-status.ts'
import { JOB_STATUS_WORDS } from '../../words/job-status.ts'
import { only } from '../../words/words.ts'

export const cancelJob = defineFunction({
  code: 'S97',
  name: 'cancel-job',
  title: { zh: '取消任务', en: 'Cancel a job' },
  module: 'system',
  kind: 'command',
  isForEverybody: true,
  approval: 'never',
  phases: 'any',
  input: Type.Object({ jobNo: PickedNo({ zh: '任务号', en: 'Job' }, 'job') }),
  answer: Type.Object({
    jobNo: JobNo,
    status: Status(only(JOB_STATUS_WORDS, 'requested', 'running', 'abandoned')),
  }),
  rejections: ['job_not_found', 'job_not_yours', 'job_ended', 'job_waits_for_approval', 'job_not_cancelable'],
  keys: () => [],

  /** The runner of the job checks for the request before each chunk; until then the job continues. */
  decide(books, { jobNo }, meta) {
    const job = ownJob(books, jobNo, meta)
    if ('code' in job) return job
    const { status } = job
    if (hasEnded(status)) return reject('job_ended', 'jobNo')
    const cancelAskedBy = tellerOf(meta)
    if (status === 'interrupted') {
      const row = { ...job, status: 'abandoned', cancelAskedBy, endedAt: meta.at } as const
      return accept({ jobNo, status: row.status }, [{ kind: 'update', table: 'job', row }])
    }
    if (status === 'requested' && job.approvalId !== null) return reject('job_waits_for_approval', 'jobNo')
    if (!job.isCancelable) return reject('job_not_cancelable', 'jobNo')
    return accept({ jobNo, status }, [{ kind: 'update', table: 'job', row: { ...job, cancelAskedBy } }])
  },
})
