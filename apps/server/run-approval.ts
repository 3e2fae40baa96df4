/**
 * A checker's answer (S91) as the server runs it. What is agreed to may be a function of many lines: these are run then, in
 * the maker's name. A batch of orders is finished; orders to be canceled are looked for anew.
 */
import { createHash } from 'node:crypto'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { Registry } from '@guitai/core/engine/registry.ts'
import type { Approval } from '@guitai/core/books/people.ts'
import type { OpenOrderFilterInput } from '@guitai/core/frame/open-order-filter.ts'
import { openOrdersFor } from './batch-cancel.ts'
import { BEGIN, finishBatch, type BatchPorts } from './order-batches.ts'
import { runLines } from './run-lines.ts'

export async function runApproval(command: Command, registry: Registry, ports: BatchPorts): Promise<Outcome> {
  const { approvalId, agree } = command.input as { approvalId: number; agree: boolean }
  const approval = agree ? ports.books().approvals.get(approvalId) : undefined
  const gathers = approval === undefined ? undefined : registry.find(approval.functionCode)?.gathers
  if (approval !== undefined && gathers === 'batch-answers') {
    const begun = await ports.run({ ...command, gathered: BEGIN })
    return begun.kind === 'accepted' ? finishBatch(makersCommand(command, approval, ports), ports) : begun
  }
  const gathered =
    approval !== undefined && gathers === 'open-orders'
      ? await openOrdersFor(JSON.parse(approval.input) as OpenOrderFilterInput, ports.db)
      : undefined
  const outcome = await ports.run(gathered === undefined ? command : { ...command, gathered })
  return runLines(outcome, command, ports.run)
}

/** Its id follows from the approval's: agreed twice, or interrupted, it is the same. */
function makersCommand(command: Command, approval: Readonly<Approval>, { books }: BatchPorts): Command {
  const { functionCode, input, makerNo, channel } = approval
  const branchNo = books().tellers.get(makerNo)?.branchNo ?? 1
  return {
    ...command,
    functionCode,
    input: JSON.parse(input) as unknown,
    inputText: input,
    principal: { kind: 'teller', tellerNo: makerNo, branchNo },
    channel,
    requestHash: hashOf(`approved ${command.requestHash}`),
    contentHash: hashOf(`${functionCode} ${input}`),
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
