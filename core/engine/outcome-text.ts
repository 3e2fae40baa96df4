/** An outcome in the form of the command log, and back, so that a repeated request gets exactly the same answer. */
import type { PlannedLines } from '../frame/rejection.ts'
import type { Rejection } from '../frame/rejection.ts'
import type { Outcome } from './command.ts'
import type { ApprovalReason } from '../words/approval.ts'

export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'accepted':
      return JSON.stringify({ result: outcome.result ?? null, lines: outcome.lines })
    case 'pending':
      return JSON.stringify({ approvalId: outcome.approvalId, reason: outcome.reason })
    default:
      return JSON.stringify({ [outcome.kind]: outcome.rejection })
  }
}

export function outcomeFromText(text: string): Outcome {
  const stored = JSON.parse(text) as {
    approvalId?: number
    reason?: ApprovalReason
    rejected?: Rejection
    forbidden?: Rejection
    result?: unknown
    lines?: PlannedLines
  }
  const { approvalId, reason } = stored
  if (approvalId !== undefined)
    return { kind: 'pending', approvalId, ...(reason === undefined ? {} : { reason }) }
  if (stored.rejected !== undefined) return { kind: 'rejected', rejection: stored.rejected }
  if (stored.forbidden !== undefined) return { kind: 'forbidden', rejection: stored.forbidden }
  const { result, lines } = stored
  return { kind: 'accepted', result, ...(lines === undefined ? {} : { lines }) }
}
