/**
 * Somebody has requested a job. It is recorded before anything is read for it, under the request's own id. So the same request
 * is the same job for ever, and an id that belongs to something else is refused.
 */
import { bookingDate } from '../books/booking-date.ts'
import type { JobRun } from '../books/tables/jobs/job.ts'
import { defineInbound } from '../frame/define-inbound.ts'
import { tellerOf } from '../frame/meta.ts'

export type JobRequested = Pick<
  JobRun,
  'job' | 'functionCode' | 'input' | 'requestHash' | 'contentHash' | 'isCancelable' | 'approvalId'
>

export const jobRequested = defineInbound<JobRequested>({
  name: 'job-requested',
  keys: () => [],
  decide: (books, asked, meta) => {
    if (books.jobsByRequest.has(asked.requestHash)) return []
    const { principal, commandNo, channel, workstation, at } = meta
    const row: JobRun = {
      ...asked,
      jobNo: commandNo,
      businessDate: bookingDate(books),
      tellerNo: tellerOf(meta),
      branchNo: principal.kind === 'teller' ? principal.branchNo : 0,
      channel,
      workstation,
      checkerNo: null,
      status: 'requested',
      cancelAskedBy: null,
      runs: 1,
      done: 0,
      of: null,
      restartPoint: 0,
      lastCommandNo: null,
      requestedAt: at,
      endedAt: null,
      failure: '',
    }
    return [{ kind: 'insert', table: 'job', row }]
  },
})
