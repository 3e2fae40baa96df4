/**
 * Asks for a second person, and handles the answer. An approval decides the original request again in its maker's name, because
 * the books have changed since.
 */
import { present } from '../base/assert.ts'
import type { Books, MutableBooks } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import { takeNumber } from '../books/counters.ts'
import type { Approval } from '../books/tables/approvals/approval.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import { followUp } from '../follow-ups/follow-up.ts'
import { broughtBy, fileChanged } from '../frame/brought.ts'
import { branchOfActor, tellerOf, type Meta } from '../frame/meta.ts'

import type { NeedsApproval } from './authorise.ts'
import { jobWaits } from './chunk-done.ts'
import type { Command, Outcome } from './command.ts'
import { refuseCheck } from './refuse-check.ts'
import type { Registry } from './registry.ts'

/** The decision's changes are discarded; the immutable request is stored. */
export function requestApproval(
  books: MutableBooks,
  command: Command,
  { reason, approverNo }: NeedsApproval,
): Outcome {
  const approvalId = takeNumber(books, 'approvalId')
  const row: Approval = {
    approvalId,
    businessDate: books.day.businessDate,
    functionCode: command.functionCode,
    input: JSON.stringify(command.input),
    secrets: JSON.stringify(command.secrets),
    makerNo: tellerOf(command),
    branchNo: branchOfActor(command),
    checkerNo: null,
    approverNo,
    channel: command.channel,
    reason,
    status: 'waiting',
    requestedAt: command.at,
    ...broughtBy(books, command.gathered),
  }
  applyChanges(books, [{ kind: 'insert', table: 'approval', row }, ...jobWaits(books, command, approvalId)])
  return { kind: 'pending', approvalId, reason }
}

type Run = (books: MutableBooks, declaration: AnyFunction, command: Command, meta: Meta) => Outcome

interface Check {
  books: MutableBooks
  registry: Registry
  command: Command
  meta: Meta
}

export function decideApproval({ books, registry, command, meta }: Check, run: Run): Outcome {
  const { approvalId, agree, reason } = command.input as {
    approvalId: number
    agree: boolean
    reason?: string
  }
  const approval = books.approvals.get(approvalId)
  const refusal = refuseCheck({ books, registry, meta }, approval)
  if (refusal !== undefined) return { kind: 'rejected', rejection: refusal }
  const waiting = present(approval, 'approval')
  const checkerNo = tellerOf(meta)
  const close = (answer: Pick<Approval, 'status' | 'refusal'>): void => {
    const changes = [
      { kind: 'update', table: 'approval', row: { ...waiting, ...answer, checkerNo } },
    ] as const
    applyChanges(books, changes)
    followUp(books, changes, more => applyChanges(books, more))
  }
  if (!agree) {
    close({ status: 'refused', ...(reason === undefined ? {} : { refusal: reason }) })
    return { kind: 'accepted', result: { approvalId, status: 'refused' } }
  }
  const change = fileChanged(books, waiting, command.gathered)
  if (change !== undefined) return { kind: 'rejected', rejection: change }
  const declaration = present(registry.find(waiting.functionCode), 'function of the approval')
  const original = originalOf(books, waiting, command)
  const { principal, secrets, channel } = original
  const ofMaker: Meta = { ...meta, principal, secrets, channel, checkerNo, isAgreement: true }
  const outcome = run(books, declaration, original, ofMaker)
  if (outcome.kind === 'accepted') close({ status: 'approved' })
  return outcome
}

/** The request as it was made: by whom, over which channel, with the results of its password checks. */
function originalOf(books: Books, waiting: Readonly<Approval>, command: Command): Command {
  const { makerNo, functionCode, channel } = waiting
  return {
    ...command,
    input: JSON.parse(waiting.input) as unknown,
    secrets: JSON.parse(waiting.secrets) as Command['secrets'],
    functionCode,
    channel,
    principal: {
      kind: 'teller',
      tellerNo: makerNo,
      branchNo: present(books.tellers.get(makerNo), 'maker').branchNo,
    },
  }
}

/** The names in the log: the maker's and, when a second person decided, the checker's. */
export function signatories(
  registry: Registry,
  books: Books,
  command: Command,
): { tellerNo: number; checkerNo: number | null } {
  const tellerNo = tellerOf(command)
  if (registry.find(command.functionCode)?.isAgreement !== true)
    return { tellerNo, checkerNo: command.checkerNo ?? null }
  const approval = books.approvals.get((command.input as { approvalId: number }).approvalId)
  if (approval === undefined) return { tellerNo, checkerNo: null }
  return { tellerNo: approval.makerNo, checkerNo: tellerNo }
}
