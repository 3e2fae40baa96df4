/** Beside what a teller has started: how far it is, as soon as it is known to be a job. */
import { ownJob } from '@guitai/web-kit/api/running-jobs.ts'
import { useRunningJobs } from '@guitai/web-kit/api/use-running-jobs.ts'
import { JobBar } from '@guitai/web-kit/form/job-bar.tsx'
import { useMe } from '../api/session.ts'

export function OwnJob({ functionCode }: { readonly functionCode: string }) {
  const jobs = useRunningJobs()
  const { data: me } = useMe()
  const job = ownJob(jobs, me?.teller.tellerNo, functionCode)
  return job === undefined ? null : <JobBar done={job.done} of={job.of} />
}
