/** A job that waits for a second person is canceled when its request is refused, taken back, or ends with the day. */
import type { Change } from '../books/changes/change.ts'
import { defineFollowUp } from './define-follow-up.ts'

export const cancelJobs = defineFollowUp({
  name: 'cancel-jobs',
  after: [],
  of: (books, changes) => {
    const closed = approvalsClosed(changes)
    if (closed.length === 0) return []
    return [...books.jobs.values()]
      .filter(({ approvalId, status }) => status === 'requested' && closed.includes(approvalId ?? 0))
      .map((job): Change => {
        const row = { ...job, status: 'canceled', endedAt: books.command.at } as const
        return { kind: 'update', table: 'job', row }
      })
  },
})

/** The requests that were closed without an approval. */
function approvalsClosed(changes: readonly Change[]): number[] {
  const closed: number[] = []
  for (const change of changes)
    if (change.kind === 'update' && change.table === 'approval' && NOTHING_COMES.has(change.row.status))
      closed.push(change.row.approvalId)
  return closed
}

const NOTHING_COMES: ReadonlySet<string> = new Set(['refused', 'withdrawn', 'expired'])
