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
import { tellerOf, type Meta } from '../frame/meta.ts'
import { reject, type Rejection } from '../frame/rejection.ts'
import { firstDuty } from '../procedures/people/rights.ts'
import type { NeedsApproval } from './authorise.ts'
import { jobWaits } from './chunk-done.ts'
import type { Command, Outcome } from './command.ts'
import { isHeardBy } from './heard-by.ts'
import { refuseHereAndNow } from './judge-checker.ts'
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

interface HereAndNow {
  books: Books
  registry: Registry
  meta: Pick<Meta, 'principal' | 'time' | 'workstation'>
}

/** Whether the teller may answer this request at all, so that a job reads nothing for a checker whom the engine refuses. */
export function mayAnswer(here: HereAndNow, approval: Readonly<Approval>): boolean {
  return refuseCheck(here, approval) === undefined
}

/**
 * When the function names its approver, only that teller may approve; otherwise any teller with the right to check. When a rule
 * or the maker's limit also asks for a second person, the named teller needs that right, too. Whoever may approve may also
 * refuse. Whether the rights cover the request in class and amount is judged when it is decided again (authorise.ts).
 */
function refuseCheck(
  { books, registry, meta }: HereAndNow,
  approval: Readonly<Approval> | undefined,
): Rejection | undefined {
  if (!isHeardBy(books, approval, tellerOf(meta))) return reject('approval_not_found', 'approvalId')
  if (approval.status !== 'waiting' || approval.businessDate !== books.day.businessDate)
    return reject('approval_closed', 'approvalId')
  const { makerNo, approverNo, reason, functionCode } = approval
  const checker = books.tellers.get(tellerOf(meta))
  const isNamed = reason === 'approver'
  if (checker === undefined || checker.status !== 'normal') return reject('not_a_checker')
  const duty = firstDuty(books, checker)
  if (duty !== undefined) return reject(duty)
  if (!isNamed && !checker.roles.some(role => books.roles.get(role)?.isChecker === true))
    return reject('not_a_checker')
  if (makerNo === checker.tellerNo) return reject('checker_is_maker')
  if (approverNo !== null && approverNo !== checker.tellerNo)
    return reject('not_the_approver', undefined, { approver: String(approverNo) })
  const declaration = present(registry.find(functionCode), 'function of the approval')
  return refuseHereAndNow(books, checker, { asked: { declaration, meta }, isNamed })
}
