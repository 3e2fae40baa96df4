/**
 * A job that waits for a second person is canceled when its request is refused, taken back, or ends with the day. An interrupted one
 * that nobody sent on is given up when the next day opens, because it cannot continue there (core/procedures/jobs/of-other-day.ts).
 */
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { JobRun } from '../books/tables/jobs/job.ts'
import { isOfOtherDay } from '../procedures/jobs/of-other-day.ts'
import type { JobEnd } from '../words/job-status.ts'
import { defineFollowUp } from './define-follow-up.ts'

export const cancelJobs = defineFollowUp({
  name: 'cancel-jobs',
  after: [],
  of: (books, changes) => {
    const closed = approvalsClosed(changes)
    const isNewDay = changes.some(change => change.kind === 'setDay' && change.phase === 'open')
    if (closed.length === 0 && !isNewDay) return []
    return [...books.jobs.values()].flatMap(job => {
      if (job.status === 'requested' && closed.includes(job.approvalId ?? 0))
        return [ended(books, job, 'canceled')]
      const isLeftOver = isNewDay && job.status === 'interrupted' && isOfOtherDay(books, job)
      return isLeftOver ? [ended(books, job, 'abandoned')] : []
    })
  },
})

function ended(books: Books, job: Readonly<JobRun>, status: JobEnd): Change {
  return { kind: 'update', table: 'job', row: { ...job, status, endedAt: books.command.at } }
}

/** The requests that were closed without an approval. */
function approvalsClosed(changes: readonly Change[]): number[] {
  const closed: number[] = []
  for (const change of changes)
    if (change.kind === 'update' && change.table === 'approval' && NOTHING_COMES.has(change.row.status))
      closed.push(change.row.approvalId)
  return closed
}

const NOTHING_COMES: ReadonlySet<string> = new Set(['refused', 'withdrawn', 'expired'])
