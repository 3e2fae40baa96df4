/**
 * A checker's answer (S91) as the server runs it. What is agreed to may be a function of many lines: these are run then, in
 * the maker's name. A batch of orders is finished; orders to be canceled are looked for anew, a file of opening holdings is
 * read anew.
 */
import { createHash } from 'node:crypto'
import type { Market } from '@guitai/core/base/market.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { Registry } from '@guitai/core/engine/registry.ts'
import type { Approval } from '@guitai/core/books/people.ts'
import type { Gathered, GathersFrom } from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import type { OpenOrderFilterInput } from '@guitai/core/frame/open-order-filter.ts'
import { openOrdersFor } from './batch-cancel.ts'
import { BEGIN, finishBatch, type BatchPorts } from './order-batches.ts'
import { runLines } from './run-lines.ts'

export interface ApprovalPorts extends BatchPorts {
  opening: (market: Market) => Promise<Gathered | Rejection>
}

export async function runApproval(
  command: Command,
  registry: Registry,
  ports: ApprovalPorts,
): Promise<Outcome> {
  const { approvalId, agree } = command.input as { approvalId: number; agree: boolean }
  const approval = agree ? ports.books().approvals.get(approvalId) : undefined
  const gathers = approval === undefined ? undefined : registry.find(approval.functionCode)?.gathers
  if (approval !== undefined && gathers === 'batch-answers') {
    const begun = await ports.run({ ...command, gathered: BEGIN })
    return begun.kind === 'accepted' ? finishBatch(makersCommand(command, approval, ports), ports) : begun
  }
  const gathered = approval === undefined ? undefined : await gatheredAnew(approval, gathers, ports)
  if (gathered !== undefined && 'code' in gathered) return { kind: 'rejected', rejection: gathered }
  const outcome = await ports.run(gathered === undefined ? command : { ...command, gathered })
  return runLines(outcome, command, ports.run)
}

async function gatheredAnew(
  { input }: Readonly<Approval>,
  gathers: GathersFrom | undefined,
  { db, opening }: ApprovalPorts,
): Promise<Gathered | Rejection | undefined> {
  const asked: unknown = JSON.parse(input)
  if (gathers === 'open-orders') return openOrdersFor(asked as OpenOrderFilterInput, db)
  return gathers === 'opening-file' ? opening((asked as { market: Market }).market) : undefined
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
