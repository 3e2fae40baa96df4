/** An interrupted job continues, by itself after a start of the server or because its request came again. */
import { defineInbound } from '../frame/define-inbound.ts'

export interface JobResumed {
  jobNo: number
  /** How often it has begun, with this time. */
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
