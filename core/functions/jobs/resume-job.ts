/** S98 续办任务 — lets an interrupted job continue that does not continue by itself. */
import { Type } from 'typebox'
import { JobNo, Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { PickedNo } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { isOfOtherDay } from '../../procedures/jobs/of-other-day.ts'
import { ownJob } from '../../procedures/jobs/own-job.ts'
import { JOB_STATUS_WORDS } from '../../words/job-status.ts'
import { only } from '../../words/words.ts'

export const resumeJob = defineFunction({
  code: 'S98',
  name: 'resume-job',
  title: { zh: '续办任务', en: 'Go on with a job' },
  module: 'system',
  kind: 'command',
  isForEverybody: true,
  approval: 'never',
  phases: 'any',
  input: Type.Object({ jobNo: PickedNo({ zh: '任务号', en: 'Job' }, 'job') }),
  answer: Type.Object({ jobNo: JobNo, status: Status(only(JOB_STATUS_WORDS, 'requested')) }),
  rejections: ['job_not_found', 'job_not_yours', 'job_not_interrupted', 'job_of_other_day'],
  keys: () => [],

  decide(books, { jobNo }, meta) {
    const job = ownJob(books, jobNo, meta)
    if ('code' in job) return job
    if (job.status !== 'interrupted') return reject('job_not_interrupted', 'jobNo')
    if (isOfOtherDay(books, job)) return reject('job_of_other_day', 'jobNo', { date: job.businessDate })
    const row = { ...job, status: 'requested', runs: 0 } as const
    return accept({ jobNo, status: row.status }, [{ kind: 'update', table: 'job', row }])
  },
})
