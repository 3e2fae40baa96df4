/** What a teller may do about a job, and by which key; the counter decides once more. */
import { hasEnded, type JobStatus } from '@guitai/core/words/job-status.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import type { Me } from '../../api/session.ts'

export type Deed = 'cancel' | 'giveUp' | 'resume'

export const KEYS: Readonly<Record<string, readonly Deed[]>> = { c: ['cancel', 'giveUp'], g: ['resume'] }

export function deedsFor(row: Row, me: Me | null | undefined): readonly Deed[] {
  const status = row['status'] as JobStatus
  if (me === null || me === undefined || hasEnded(status) || !isOwn(row, me)) return []
  if (status === 'interrupted') return ['resume', 'giveUp']
  const isWaiting = status === 'requested' && (row['approvalId'] ?? null) !== null
  const isAsked = (row['cancelAskedBy'] ?? null) !== null
  return row['isCancelable'] === true && !isWaiting && !isAsked ? ['cancel'] : []
}

function isOwn(row: Row, { teller: { tellerNo }, isChecker }: Me): boolean {
  return isChecker === true || row['tellerNo'] === tellerNo || row['checkerNo'] === tellerNo
}
