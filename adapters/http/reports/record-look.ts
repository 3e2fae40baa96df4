/**
 * Looks at personal data, and reports requested without the right to them, become commands (S93). So they are in the command
 * log with workstation and time, and person, data and clients are under its hash. The engine checks the right once more and
 * decides.
 */
import { hash } from 'node:crypto'
import type { Books } from '@guitai/core/books/books.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { LOOK_TEXT, recordLook as declaration } from '@guitai/core/functions/people/record-look.ts'
import { firstDuty, rightsNow } from '@guitai/core/procedures/people/rights.ts'
import { canonicalJson } from '../edge/canonical-json.ts'
import type { HttpParts } from '../ports.ts'
import type { FunctionRunner } from '../functions/run-function.ts'
import type { Session } from '../sign-in/sessions.ts'
import { tellerCommand } from '../functions/teller-command.ts'

export interface LookAt {
  session: Session
  branchNo: number
  report: string
  permission: string
  terms: Readonly<Record<string, unknown>>
}

/** Says whether the engine would refuse it, before anything is read. */
export function mayNotLook(parts: HttpParts, { session, permission }: LookAt): boolean {
  const books = parts.books() as Books
  const teller = books.tellers.get(session.tellerNo)
  if (teller === undefined || teller.status !== 'normal') return true
  if (firstDuty(books, teller) !== undefined) return true
  const here = { workstation: session.workstation, time: parts.clock().time }
  return typeof rightsNow(books, teller, permission, here) === 'string'
}

/** Resolves when it is on disk; with the refusal when the engine refuses the look. */
export async function recordLook(
  { parts, deadlines }: FunctionRunner,
  { session, branchNo, report, permission, terms }: LookAt,
  clients: readonly string[],
): Promise<Rejection | undefined> {
  const input = {
    report,
    permission,
    terms: shortened(canonicalJson(terms)),
    clients: shortened(clients.join(' ')),
  }
  const command = tellerCommand(
    { session, branchNo, clock: parts.clock },
    { functionCode: declaration.code, input, inputText: canonicalJson(input) },
  )
  const outcome = await deadlines.limit(parts.run(command), Date.now())
  return outcome.kind === 'rejected' || outcome.kind === 'forbidden' ? outcome.rejection : undefined
}

/** A long export shows more clients than a line holds, so it gets the first of them and a digest of all. */
function shortened(text: string): string {
  if (text.length <= LOOK_TEXT) return text
  const digest = hash('sha256', text, 'hex')
  return `${text.slice(0, LOOK_TEXT - 80)}… ${text.length} ${digest}`.slice(0, LOOK_TEXT)
}
