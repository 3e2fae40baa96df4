/** A job that was interrupted goes on: by itself after a start of the server, or because its request came again. */
import { defineInbound } from '../frame/define-inbound.ts'

export interface JobResumed {
  jobNo: number
  /** The so-manieth time that it begins. */
  run: number
}

export const jobResumed = defineInbound<JobResumed>({
  name: 'job-resumed',
  keys: () => [],
  decide: (books, { jobNo, run }) => {
    const job = books.jobs.get(jobNo)
    if (job === undefined || job.runs >= run || job.status === 'done') return []
    const row = { ...job, status: 'running', runs: run, endedAt: null, failure: '' } as const
    return [{ kind: 'update', table: 'job', row }]
  },
})
