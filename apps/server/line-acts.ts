/** Functions that change nothing in the books but have the server do something with a line, once they are committed. */
import type { Books } from '@guitai/core/books/books.ts'
import type { Command } from '@guitai/core/engine/command.ts'
import type { Registry } from '@guitai/core/engine/registry.ts'

export interface Lines {
  reconcile: (pbuId: string | undefined) => void
  renumber: (pbuId: string) => Promise<void>
}

/** What is asked for: the command itself, or the request that a checker agrees to with it and that still waits. */
export function askedFor(
  registry: Registry,
  books: Books | undefined,
  command: Command,
): { name: string | undefined; input: unknown } {
  const name = registry.find(command.functionCode)?.name
  if (name !== 'approve') return { name, input: command.input }
  const { approvalId, agree } = command.input as { approvalId: number; agree: boolean }
  const approval = agree ? books?.approvals.get(approvalId) : undefined
  if (approval?.status !== 'waiting') return { name: undefined, input: undefined }
  return { name: registry.find(approval.functionCode)?.name, input: JSON.parse(approval.input) }
}

export function actOnLines(lines: Lines, { name, input }: ReturnType<typeof askedFor>): void {
  const { pbuId } = (input ?? {}) as { pbuId?: string }
  if (name === 'reconcile-orders') lines.reconcile(pbuId)
  if (name === 'live-conversion' && pbuId !== undefined) void lines.renumber(pbuId)
}
