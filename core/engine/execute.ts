/**
 * One command: authorise → decide → apply. Synchronous and without I/O; everything it needs is in the books.
 *
 * A refused command changes nothing. An inbound decision that throws is discarded whole and listed as unplaced.
 */
import { present } from '../base/assert.ts'
import type { Books, MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import type { Approval } from '../books/people.ts'
import type { AnyFunction } from '../functions/define-function.ts'
import { tellerOf, type Meta } from '../functions/meta.ts'
import { unplacedFact } from '../procedures/unplaced-fact.ts'
import { reject, type Accepted, type Rejection } from '../functions/rejection.ts'
import { settingOf } from '../rules/settings.ts'
import { authorise } from './authorise.ts'
import type { Command, Outcome } from './command.ts'
import type { Registry } from './registry.ts'

function metaOf(command: Command, commandNo: number): Meta {
  return {
    commandNo,
    at: command.at,
    time: command.time,
    principal: command.principal,
    channel: command.channel,
    workstation: command.workstation,
    secrets: command.secrets,
    gathered: command.gathered,
    checkerNo: null,
  }
}

export function execute(
  registry: Registry,
  books: MutableBooks,
  command: Command,
  commandNo: number,
): Outcome {
  books.command = { commandNo, at: command.at }
  const meta = metaOf(command, commandNo)
  const inbound = registry.inbound(command.functionCode)
  if (inbound !== undefined) {
    applyChanges(books, decideFact(books, inbound.decide as DecideFact, command, meta))
    return { kind: 'accepted', result: null }
  }
  const declaration = present(registry.find(command.functionCode), `function ${command.functionCode}`)
  if (declaration.name === 'approve') return approve(registry, books, command, meta)
  return run(books, declaration, command, meta)
}

type DecideFact = (books: Books, message: unknown, meta: Meta) => readonly Change[]

function decideFact(
  books: MutableBooks,
  decide: DecideFact,
  command: Command,
  meta: Meta,
): readonly Change[] {
  try {
    return decide(books, command.input, meta)
  } catch (error) {
    return [
      unplacedFact(
        books,
        command.functionCode,
        `decision failed: ${(error as Error).message}`,
        command.inputText,
        meta,
      ),
    ]
  }
}

type Decide = (books: Books, input: unknown, meta: Meta) => Accepted<unknown> | Rejection

function run(books: MutableBooks, declaration: AnyFunction, command: Command, meta: Meta): Outcome {
  const authorisation = authorise(books, declaration, command.input, meta)
  if (authorisation.kind === 'refused') {
    return { kind: authorisation.isForbidden ? 'forbidden' : 'rejected', rejection: authorisation.rejection }
  }
  const decision = (declaration.decide as Decide)(books, command.input, meta)
  if (!decision.accepted) {
    applyChanges(books, failedSecrets(books, meta))
    return { kind: 'rejected', rejection: decision }
  }
  if (authorisation.kind === 'needs-approval')
    return requestApproval(books, declaration, command, meta, authorisation.reason)
  applyChanges(books, [...decision.changes, ...passedSecrets(books, meta)])
  return { kind: 'accepted', result: decision.result }
}

/** A wrong password counts even though the command is refused, so lock-out is exact. */
function failedSecrets(books: MutableBooks, meta: Meta): Change[] {
  return Object.values(meta.secrets).flatMap(secret => {
    const credential = books.credentials.get(`${secret.kind}:${secret.owner}`)
    if (
      credential === undefined ||
      secret.verified ||
      secret.newHash !== '' ||
      credential.version !== secret.version
    )
      return []
    const failures = credential.failures + 1
    const lockedOn =
      failures >= settingOf(books.parameters, 'password-tries', books.day.businessDate)
        ? books.day.businessDate
        : credential.lockedOn
    return [{ kind: 'put', table: 'credential', row: { ...credential, failures, lockedOn } } as const]
  })
}

function passedSecrets(books: MutableBooks, meta: Meta): Change[] {
  return Object.values(meta.secrets).flatMap(secret => {
    const credential = books.credentials.get(`${secret.kind}:${secret.owner}`)
    if (credential === undefined || !secret.verified || credential.failures === 0) return []
    return [{ kind: 'put', table: 'credential', row: { ...credential, failures: 0 } } as const]
  })
}

/** The decision's changes are discarded; what is kept is the immutable request. */
function requestApproval(
  books: MutableBooks,
  declaration: AnyFunction,
  command: Command,
  meta: Meta,
  reason: string,
): Outcome {
  const approvalId = books.counters.approvalId
  const row: Approval = {
    approvalId,
    businessDate: books.day.businessDate,
    functionCode: declaration.code,
    input: JSON.stringify(command.input),
    secrets: JSON.stringify(command.secrets),
    makerNo: tellerOf(meta),
    checkerNo: null,
    channel: command.channel,
    reason,
    status: 'waiting',
    requestedAt: command.at,
  }
  applyChanges(books, [{ kind: 'put', table: 'approval', row }])
  return { kind: 'pending', approvalId }
}

/** Decides afresh: the books have moved since the maker asked. */
function approve(registry: Registry, books: MutableBooks, command: Command, meta: Meta): Outcome {
  const { approvalId, agree } = command.input as { approvalId: number; agree: boolean }
  const approval = books.approvals.get(approvalId)
  const refusal = refuseCheck(books, approval, meta)
  if (refusal !== undefined) return { kind: 'rejected', rejection: refusal }
  const waiting = present(approval, 'approval')
  const checkerNo = tellerOf(meta)
  if (!agree) {
    applyChanges(books, [
      { kind: 'put', table: 'approval', row: { ...waiting, status: 'refused', checkerNo } },
    ])
    return { kind: 'accepted', result: { approvalId, status: 'refused' } }
  }
  const declaration = present(registry.find(waiting.functionCode), 'function of the approval')
  const maker = books.tellers.get(waiting.makerNo)
  const request = {
    input: JSON.parse(waiting.input) as unknown,
    secrets: JSON.parse(waiting.secrets) as Command['secrets'],
  }
  const principal = { kind: 'teller', tellerNo: waiting.makerNo, branchNo: maker?.branchNo ?? 1 } as const
  const original: Command = { ...command, ...request, functionCode: waiting.functionCode, principal }
  const outcome = run(books, declaration, original, {
    ...meta,
    principal,
    secrets: request.secrets,
    checkerNo,
  })
  if (outcome.kind === 'accepted')
    applyChanges(books, [
      { kind: 'put', table: 'approval', row: { ...waiting, status: 'approved', checkerNo } },
    ])
  return outcome
}

/** Whose names the log bears: the maker's and, where a second person decided, the checker's. */
export function signatories(
  registry: Registry,
  books: Books,
  command: Command,
): { tellerNo: number; checkerNo: number | null } {
  const tellerNo = tellerOf(command)
  if (registry.find(command.functionCode)?.name !== 'approve') return { tellerNo, checkerNo: null }
  const approval = books.approvals.get((command.input as { approvalId: number }).approvalId)
  return approval === undefined
    ? { tellerNo, checkerNo: null }
    : { tellerNo: approval.makerNo, checkerNo: tellerNo }
}

function refuseCheck(
  books: Books,
  approval: Readonly<Approval> | undefined,
  meta: Meta,
): Rejection | undefined {
  if (approval === undefined) return reject('approval_not_found', 'approvalId')
  if (approval.status !== 'waiting' || approval.businessDate !== books.day.businessDate)
    return reject('approval_closed', 'approvalId')
  const checker = books.tellers.get(tellerOf(meta))
  if (
    checker === undefined ||
    checker.status !== 'normal' ||
    !checker.roles.some(role => books.roles.get(role)?.isChecker === true)
  )
    return reject('not_a_checker')
  if (approval.makerNo === checker.tellerNo) return reject('checker_is_maker')
  return undefined
}
