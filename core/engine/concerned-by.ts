/** The request that a command concerns: it decides what has to be loaded, whose job runs, and whose result is answered. */
import { present } from '../base/assert.ts'
import type { Books } from '../books/books.ts'
import type { Approval } from '../books/tables/approvals/approval.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { Command } from './command.ts'
import type { Registry } from './registry.ts'

export interface Concerned {
  declaration: AnyFunction
  input: unknown
  /** The waiting request, when the command is a checker's approval of it. */
  approval?: Readonly<Approval>
}

/** The command itself, or the request that a checker approves with it. */
export function concernedBy(
  registry: Registry,
  books: Books | undefined,
  { functionCode, input }: Pick<Command, 'functionCode' | 'input'>,
): Concerned {
  const declaration = present(registry.find(functionCode), `function ${functionCode}`)
  if (declaration.isAgreement !== true) return { declaration, input }
  const { approvalId, agree } = input as { approvalId: number; agree: boolean }
  const approval = agree ? books?.approvals.get(approvalId) : undefined
  const approved = approval === undefined ? undefined : registry.find(approval.functionCode)
  if (approval === undefined || approved === undefined) return { declaration, input }
  return { declaration: approved, input: JSON.parse(approval.input), approval }
}
