/** An outcome as the command log keeps it, and back: a repeat of a request gets the very same answer. */
import type { Outcome } from './command.ts'

export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'accepted': return JSON.stringify({ result: outcome.result ?? null })
    case 'pending': return `{"approvalId":${outcome.approvalId}}`
    default: return JSON.stringify({ [outcome.kind]: outcome.rejection })
  }
}

export function outcomeFromText(text: string): Outcome {
  const stored = JSON.parse(text) as Record<string, never>
  if ('approvalId' in stored) return { kind: 'pending', approvalId: stored['approvalId'] as number }
  for (const kind of ['rejected', 'forbidden'] as const) if (kind in stored) return { kind, rejection: stored[kind] as never }
  return { kind: 'accepted', result: stored['result'] }
}
