/**
 * Carries out one command: authorise → decide → apply, part by part → follow-ups. It is synchronous and without I/O; everything
 * it needs is in the books.
 *
 * A refused command changes nothing. A fact that cannot be decided or applied leaves the books unchanged and is listed as
 * unplaced instead, so nothing from outside ends the engine.
 */
import { present } from '../base/assert.ts'
import { AmountOutOfRange } from '../base/money.ts'
import type { Books, MutableBooks } from '../books/books.ts'
import { beginNumbers } from '../books/counters.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import { isBeyondRange } from '../books/changes/within-range.ts'
import { wayBackOf } from '../books/way-back.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { Meta } from '../frame/meta.ts'
import { followUp } from '../follow-ups/follow-up.ts'
import { failedSecrets, passedSecrets } from '../procedures/people/count-secrets.ts'
import { unplacedFact } from '../procedures/trades/unplaced-fact.ts'
import { reject, type Accepted, type Part, type Rejection } from '../frame/rejection.ts'
import { decideApproval, requestApproval } from './approval.ts'
import { authorise, type Authorisation } from './authorise.ts'
import { chunkDone } from './chunk-done.ts'
import type { Command, Outcome } from './command.ts'
import type { Registry } from './registry.ts'
import { countedSecrets, seenBy } from './seen-by.ts'

function metaOf(command: Command, commandNo: number): Meta {
  const { at, time, principal, channel, workstation, secrets, gathered, checkerNo = null } = command
  return { commandNo, at, time, principal, channel, workstation, secrets, gathered, checkerNo }
}

export function execute(
  registry: Registry,
  books: MutableBooks,
  command: Command,
  commandNo: number,
): Outcome {
  books.command = { commandNo, at: command.at }
  beginNumbers(books)
  if (command.refusal !== undefined) return command.refusal
  const meta = metaOf(command, commandNo)
  const inbound = registry.inbound(command.functionCode)
  if (inbound !== undefined) return takeFact(books, inbound.decide as DecideFact, command, meta)
  const declaration = present(registry.find(command.functionCode), `function ${command.functionCode}`)
  if (declaration.isAgreement === true) return decideApproval({ books, registry, command, meta }, run)
  return run(books, declaration, command, meta)
}

/** Another password under the id of a former request is no repeat: it is refused because of its id, and counted as a guess. */
export function refuseReused(books: MutableBooks, command: Command, commandNo: number): Outcome {
  books.command = { commandNo, at: command.at }
  applyChanges(books, failedSecrets(books, metaOf(command, commandNo)))
  return { kind: 'rejected', rejection: reject('request_id_reused', 'requestId') }
}

/** Each part sees what the ones before it have left; follow-ups see everything. */
export function applyDecision(
  books: MutableBooks,
  changes: readonly Change[],
  parts: readonly Part[] = [],
): void {
  applyChanges(books, changes)
  const all = [changes]
  for (const part of parts) {
    const more = part(books)
    applyChanges(books, more)
    all.push(more)
  }
  followUp(books, parts.length === 0 ? changes : all.flat(), more => applyChanges(books, more))
}

type DecideFact = (books: Books, message: unknown, meta: Meta) => readonly Change[]

/** The answer to a fact that fitted no order. */
export const LISTED = { isListed: true } as const

function takeFact(books: MutableBooks, decide: DecideFact, command: Command, meta: Meta): Outcome {
  const wayBack = wayBackOf(books)
  wayBack.begin()
  try {
    const changes = decide(books, command.input, meta)
    if (isBeyondRange(books, changes)) throw new AmountOutOfRange()
    wayBack.apply(changes)
    followUp(books, changes, more => wayBack.apply(more))
    const isListed = changes.some(change => change.kind === 'insert' && change.table === 'unplaced')
    return { kind: 'accepted', result: isListed ? LISTED : null }
  } catch (error) {
    wayBack.undo()
    beginNumbers(books)
    const reason = `could not be taken: ${(error as Error).message}`
    applyChanges(books, [
      unplacedFact(books, { source: command.functionCode, reason, content: command.inputText, told: meta }),
    ])
    return { kind: 'accepted', result: LISTED }
  }
}

type Decide = (books: Books, input: unknown, meta: Meta) => Accepted<unknown> | Rejection

interface Judged {
  authorisation: Authorisation
  decision: Accepted<unknown> | Rejection
}

function run(books: MutableBooks, declaration: AnyFunction, command: Command, meta: Meta): Outcome {
  const seen = seenBy(books, { declaration, input: command.input, meta })
  const { authorisation, decision } = judge(seen, declaration, command, meta)
  // A wrong password counts whatever refuses its command, so that the lock-out is exact.
  if (authorisation.kind === 'refused') {
    applyChanges(books, countedSecrets(books, seen, meta))
    return { kind: authorisation.isForbidden ? 'forbidden' : 'rejected', rejection: authorisation.rejection }
  }
  if (!decision.accepted) {
    applyChanges(books, countedSecrets(books, seen, meta))
    return { kind: 'rejected', rejection: decision }
  }
  if (authorisation.kind === 'needs-approval') return requestApproval(books, command, authorisation)
  // What the decision itself does to a password comes after what is known about the old one.
  const changes = [
    ...passedSecrets(books, meta),
    ...decision.changes,
    ...authorisation.counts,
    ...chunkDone(books, command, meta),
  ]
  applyDecision(books, changes, decision.parts)
  const { result, lines } = decision
  return { kind: 'accepted', result, ...(lines === undefined ? {} : { lines }) }
}

/** Nothing is changed yet, so an amount that no integer holds refuses its own command and nobody else's. */
function judge(books: Books, declaration: AnyFunction, { input }: Command, meta: Meta): Judged {
  try {
    const authorisation = authorise(books, declaration, input, meta)
    const decision =
      authorisation.kind === 'refused'
        ? authorisation.rejection
        : (declaration.decide as Decide)(books, input, meta)
    if (decision.accepted && isBeyondRange(books, decision.changes)) throw new AmountOutOfRange()
    return { authorisation, decision }
  } catch (error) {
    if (!(error instanceof AmountOutOfRange)) throw error
    return { authorisation: { kind: 'allowed', counts: [] }, decision: reject('amount_too_large') }
  }
}
