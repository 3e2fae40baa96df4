/** Finds the job of a request, and the jobs that still have something to do. */
import type { Books } from '@guitai/core/books/books.ts'
import type { JobRun } from '@guitai/core/books/tables/jobs/job.ts'
import { outcomeFromText } from '@guitai/core/engine/outcome-text.ts'
import type { Outcome } from '@guitai/core/engine/command.ts'
import { hasEnded } from '@guitai/core/words/job-status.ts'

type Found = Readonly<JobRun> | undefined

export const jobAskedFor = (books: Books, requestHash: string): Found => books.jobsByRequest.get(requestHash)

export const jobAgreedBy = (books: Books, approvalId: number): Found =>
  [...books.jobs.values()].find(job => job.approvalId === approvalId)

/** Nobody has approved it yet. */
export const isWaiting = ({ status, approvalId, checkerNo }: Readonly<JobRun>): boolean =>
  status === 'requested' && approvalId !== null && checkerNo === null

/** It neither waits for a person nor has ended, so somebody should be running it. */
export const isLeft = (job: Readonly<JobRun>): boolean =>
  !hasEnded(job.status) && job.status !== 'interrupted' && !isWaiting(job)

/** A person has said that it continues, and nothing has begun since. */
export const isSentOn = (job: Readonly<JobRun>): boolean => job.status === 'requested' && job.runs === 0

/** The refusal that ended it; undefined when something else went wrong. */
export function refusalOf({ failure }: Readonly<JobRun>): Outcome | undefined {
  return failure === '' || 'error' in (JSON.parse(failure) as object) ? undefined : outcomeFromText(failure)
}
