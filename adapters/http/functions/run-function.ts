/**
 * POST /api/functions/{code or name}: makes a command from bytes, and an answer from its outcome.
 *
 * Everything before `run` is untrusted: envelope, schema, texts, secrets. Everything after it is the engine's answer.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Teller } from '@guitai/core/books/tables/people/teller.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { Command, Outcome, Refusal } from '@guitai/core/engine/command.ts'
import { concernedBy } from '@guitai/core/engine/concerned-by.ts'
import { refuseEarly } from '@guitai/core/engine/refuse-early.ts'
import { HttpError, sendRejection, type Fault } from '../edge/answers.ts'
import type { AboutTeller } from '@guitai/core/rules/teller-password.ts'
import type { Attempts } from '../sign-in/attempts.ts'
import { signedIn, refuseOtherSites } from '../edge/authenticate.ts'
import { canonicalJson } from '../edge/canonical-json.ts'
import { withDerived } from './derived-inputs.ts'
import type { Deadlines } from '../edge/deadlines.ts'
import type { AllPlaces } from '../edge/places.ts'
import type { HttpParts } from '../ports.ts'
import type { PreparedFunction } from './prepared-functions.ts'
import { isRequestId, WRONG_REQUEST_ID } from '../edge/request-id.ts'
import { contentHashOf, requestHashOf, secretContentHashOf } from '../edge/request-hash.ts'
import { splitSecrets, verifySecrets, type SecretVerifier } from './secrets.ts'
import type { Passwords } from '../sign-in/passwords.ts'
import type { SecondFactors } from '../sign-in/second-factors.ts'
import type { Session, Sessions } from '../sign-in/sessions.ts'
import { tellerCommand } from './teller-command.ts'

export interface FunctionRunner {
  parts: HttpParts
  functions: ReadonlyMap<string, PreparedFunction>
  sessions: Sessions
  passwords: Passwords
  secondFactors: SecondFactors
  attempts: Attempts
  places: AllPlaces
  deadlines: Deadlines
  batchDeadlines: Deadlines
}

/** The teller in whose name, and the workstation. */
export type Who = Pick<Session, 'tellerNo' | 'workstation'>

interface Envelope {
  requestId: string
  input: Record<string, unknown>
}

export async function runFunction(
  runner: FunctionRunner,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  refuseOtherSites(request)
  const session = signedIn(runner.sessions, request)
  const prepared = runner.functions.get((request.params as { function: string }).function)
  if (prepared === undefined) throw new HttpError('function_not_found')
  const given = envelopeOf(request.body)
  const envelope = { ...given, input: prepared.meant(given.input, isListedIn(runner)) as Envelope['input'] }
  const faults = prepared.check(envelope.input)
  if (faults.length > 0) throw new HttpError('invalid_request', { faults })
  return answerFunction(runner, { prepared, session, envelope, reply })
}

export const isListedIn =
  ({ parts }: FunctionRunner) =>
  (instrument: string): boolean =>
    parts.books()?.instrumentsById.has(instrument) === true

interface Asked {
  prepared: PreparedFunction
  session: Session
  envelope: Envelope
  reply: FastifyReply
}

async function answerFunction(
  runner: FunctionRunner,
  { prepared, session, envelope, reply }: Asked,
): Promise<FastifyReply> {
  const command = await commandOf(runner, prepared, session, envelope)
  const run = (): Promise<Ran> => submit(runner, prepared, command)
  if (prepared.declaration.kind === 'batch' && command.refusal === undefined)
    return sendOutcome(reply, await runner.places.steps.during(session.tellerNo, run))
  const isOwnPassword = prepared.declaration.isForOwnPassword === true && knowsPassword(session, command)
  const ran = await (isOwnPassword
    ? runner.sessions.overNewPassword(session, run, ({ outcome }) => outcome.kind === 'accepted')
    : run())
  return sendOutcome(reply, ran)
}

/** The old password was right, and is the one with which the session was opened. */
function knowsPassword({ tellerNo, credentialVersion }: Session, { secrets }: Command): boolean {
  return Object.values(secrets).some(
    ({ kind, owner, version, verified }) =>
      kind === 'sign-in' && verified && owner === tellerNo && version === credentialVersion,
  )
}

interface Ran {
  outcome: Outcome
  /** The function whose result it is; for an approval, the approved one. */
  prepared: PreparedFunction
}

/** Runs a checked request in a teller's name. */
export async function runAs(
  runner: FunctionRunner,
  prepared: PreparedFunction,
  who: Who,
  envelope: Envelope,
): Promise<Ran> {
  return submit(runner, prepared, await commandOf(runner, prepared, who, envelope))
}

async function submit(runner: FunctionRunner, prepared: PreparedFunction, command: Command): Promise<Ran> {
  const started = performance.now()
  try {
    const decided = concernedFunction(runner, prepared, command)
    const deadlines = decided.declaration.kind === 'batch' ? runner.batchDeadlines : runner.deadlines
    const outcome = await deadlines.limit(runner.parts.run(command), Date.now())
    prepared.metrics[outcome.kind]()
    return { outcome, prepared: decided }
  } catch (error) {
    prepared.metrics.failed()
    throw error
  } finally {
    prepared.metrics.seconds((performance.now() - started) / 1000)
  }
}

function concernedFunction(
  { parts, functions }: FunctionRunner,
  prepared: PreparedFunction,
  command: Command,
): PreparedFunction {
  const { declaration } = concernedBy(parts.registry, parts.books(), command)
  return functions.get(declaration.code) ?? prepared
}

export function sendOutcome(reply: FastifyReply, { outcome, prepared }: Ran): FastifyReply {
  switch (outcome.kind) {
    case 'accepted':
      return reply.send({ result: prepared.encode(outcome.result) })
    case 'pending':
      return reply.code(202).send({ approvalId: outcome.approvalId, reason: outcome.reason })
    case 'forbidden':
      return sendRejection(reply, 403, outcome.rejection)
    case 'rejected':
      return sendRejection(reply, 422, outcome.rejection)
  }
}

const fault = (field: string, rule: string, { zh, en }: { zh: string; en: string }): Fault => ({
  field,
  rule,
  message: { zh, en },
})

function envelopeOf(body: unknown): Envelope {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new HttpError('invalid_request', {
      faults: [fault('', 'type', { zh: '应为 {requestId, input}', en: 'must be {requestId, input}' })],
    })
  }
  const faults = envelopeFaults(body as Record<string, unknown>)
  if (faults.length > 0) throw new HttpError('invalid_request', { faults })
  return body as Envelope
}

function envelopeFaults(body: Record<string, unknown>): Fault[] {
  const { requestId, input, ...rest } = body
  const faults = Object.keys(rest)
    .slice(0, 10)
    .map(name =>
      fault(name, 'additionalProperties', { zh: '没有此项', en: 'is not a field of this request' }),
    )
  if (requestId === undefined)
    faults.push(fault('requestId', 'required', { zh: '缺少此项', en: 'is missing' }))
  else if (!isRequestId(requestId)) faults.push(WRONG_REQUEST_ID)
  if (input === undefined) faults.push(fault('input', 'required', { zh: '缺少此项', en: 'is missing' }))
  else if (typeof input !== 'object' || input === null || Array.isArray(input))
    faults.push(fault('input', 'type', { zh: '应为对象', en: 'must be an object' }))
  return faults
}

export async function commandOf(
  runner: FunctionRunner,
  prepared: PreparedFunction,
  session: Who,
  envelope: Envelope,
): Promise<Command> {
  const { parts } = runner
  const { declaration } = prepared
  const { branchNo } = tellerOf(parts, session)
  const hasSecrets = prepared.secrets.length > 0
  const { open: typed, secrets } = hasSecrets
    ? splitSecrets(prepared.secrets, envelope.input)
    : { open: envelope.input, secrets: {} }
  const open = prepared.derived.length === 0 ? typed : withDerived(prepared.derived, typed)
  const inputText = canonicalJson(open)
  const decoded = prepared.decode(open) as Record<string, unknown>
  const hasGiven = hasSecrets && Object.keys(secrets).length > 0
  const refusal = refusalOf(runner, prepared, session)
  const verified =
    hasGiven && refusal === undefined
      ? await verifySecrets(
          verifierFor(runner, session),
          prepared.secrets,
          secrets,
          decoded,
          session.tellerNo,
        )
      : {}
  return tellerCommand(
    { session, branchNo, clock: parts.clock },
    {
      functionCode: declaration.code,
      input: decoded,
      inputText,
      secrets: verified,
      requestHash: requestHashOf(`teller:${session.tellerNo}`, envelope.requestId),
      contentHash: hasGiven
        ? secretContentHashOf(parts.requestKey, {
            functionCode: declaration.code,
            inputText,
            secretsText: canonicalJson(secrets),
          })
        : contentHashOf(declaration.code, inputText),
      ...(refusal === undefined ? {} : { refusal }),
    },
  )
}

export function verifierFor({ passwords, parts }: FunctionRunner, { tellerNo }: Who): SecretVerifier {
  const asker = { key: `teller:${tellerNo}`, isKnown: true }
  return { passwords, credentials: parts.credentials, asker, aboutTeller: owner => aboutTeller(parts, owner) }
}

function aboutTeller({ books }: HttpParts, tellerNo: number): AboutTeller {
  const { tellers, parameters } = books() ?? {}
  const teller = tellers?.get(tellerNo)
  const house = parameters?.firm.flatMap(({ name }) => [name.zh, name.en]) ?? []
  const own = teller === undefined ? [] : [teller.name, teller.fullName, String(tellerNo), ...teller.roles]
  return { known: [...own, ...house] }
}

/** Rights and phase, before any work is done. */
export function refusalOf(
  { parts }: FunctionRunner,
  { declaration }: PreparedFunction,
  who: Who,
): Refusal | undefined {
  const { tellerNo, branchNo } = tellerOf(parts, who)
  const principal = { kind: 'teller', tellerNo, branchNo } as const
  const { workstation } = who
  return refuseEarly(parts.books() as Books, declaration, {
    principal,
    workstation,
    time: parts.clock().time,
  })
}

/** The books know whose session it is; without them nothing can be asked of them either. */
export function tellerOf(parts: HttpParts, session: Pick<Session, 'tellerNo'>): Readonly<Teller> {
  const books = parts.books()
  if (books === undefined) throw new HttpError('books_unavailable')
  const teller = books.tellers.get(session.tellerNo)
  if (teller === undefined) throw new HttpError('not_signed_in')
  return teller
}
