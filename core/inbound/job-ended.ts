/** A job ended, or was interrupted and waits for a person. A job that has ended does not change any more. */
import { defineInbound } from '../frame/define-inbound.ts'
import { hasEnded, type JobEnd } from '../words/job-status.ts'

export interface JobEnded {
  jobNo: number
  status: JobEnd | 'interrupted'
  /** The failure as JSON; '' when it did not fail. */
  failure: string
}

export const jobEnded = defineInbound<JobEnded>({
  name: 'job-ended',
  keys: () => [],
  decide: (books, { jobNo, status, failure }, { at }) => {
    const job = books.jobs.get(jobNo)
    if (job === undefined || hasEnded(job.status)) return []
    const endedAt = status === 'interrupted' ? null : at
    return [{ kind: 'update', table: 'job', row: { ...job, status, failure, endedAt } }]
  },
})
