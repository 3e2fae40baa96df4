/** POST /api/sign-in, POST /api/sign-out, GET /api/me. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Books } from '@guitai/core/books/books.ts'
import type { Teller } from '@guitai/core/books/people.ts'
import { permissionOf, rightOf } from '@guitai/core/engine/authorise.ts'
import type { Outcome } from '@guitai/core/engine/command.ts'
import { signIn } from '@guitai/core/functions/system/sign-in.ts'
import type { VerifiedSecret } from '@guitai/core/functions/meta.ts'
import { HttpError, sendRejection } from './answers.ts'
import { giveCookie, refuseOtherSites, signedIn, takeCookie } from './authenticate.ts'
import { unstorableText } from './canonical-json.ts'
import { EVENTS_PERMISSION } from './event-routes.ts'
import { prepare, type PreparedFunction } from './prepared-functions.ts'
import { tellerOf, type FunctionRunner } from './run-function.ts'
import { findCredential } from './secrets.ts'

interface SignInInput {
  name: string
  password: string
}

interface SignedIn {
  tellerNo: number
  name: string
  fullName: string
  branchNo: number
  roles: string[]
  mustChangePassword: boolean
}

export function signInRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const prepared = prepare(signIn, runner.parts.metrics)
  app.post('/api/sign-in', (request, reply) => handleSignIn(runner, prepared, request, reply))
  app.post('/api/sign-out', (request, reply) => handleSignOut(runner, request, reply))
  app.get('/api/me', request => describeMe(runner, request))
}

async function handleSignIn(
  runner: FunctionRunner,
  prepared: PreparedFunction,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  refuseOtherSites(request)
  const input = signInInput(prepared, request.body)
  const outcome = await decideSignIn(runner, input, request.ip)
  prepared.metrics[outcome.kind]()
  if (outcome.kind === 'rejected' || outcome.kind === 'forbidden')
    return sendRejection(reply, 422, outcome.rejection)
  if (outcome.kind === 'pending') throw new Error('a sign-in waits for nobody')
  const { tellerNo, name, fullName, branchNo, roles, mustChangePassword } = outcome.result as SignedIn
  const token = await runner.sessions.start(tellerNo, request.ip, Date.now())
  giveCookie(reply, token, runner.parts.isSecure === true)
  return reply.send({ token, teller: { tellerNo, name, fullName, branchNo }, roles, mustChangePassword })
}

function signInInput({ check }: PreparedFunction, body: unknown): SignInInput {
  const faults = check(body)
  if (faults.length > 0) throw new HttpError('invalid_request', faults)
  if (unstorableText(body) !== undefined) throw new HttpError('invalid_request')
  return body as SignInInput
}

/** Verified here, decided by the engine: only what it has counted is an attempt. */
async function decideSignIn(
  runner: FunctionRunner,
  { name, password }: SignInInput,
  workstation: string,
): Promise<Outcome> {
  const { parts, deadlines } = runner
  const secret = await verifiedPassword(runner, name, password)
  return deadlines.limit(
    parts.run({
      functionCode: signIn.code,
      input: { name },
      inputText: JSON.stringify({ name }),
      principal: { kind: 'system' },
      channel: 'counter',
      workstation,
      secrets: secret === undefined ? {} : { password: secret },
      requestHash: '',
      contentHash: '',
      ...parts.clock(),
    }),
    Date.now(),
  )
}

async function verifiedPassword(
  { parts, passwords }: FunctionRunner,
  name: string,
  password: string,
): Promise<VerifiedSecret | undefined> {
  const books = parts.books()
  if (books === undefined) throw new HttpError('books_unavailable')
  const teller = books.tellersByName.get(name)
  const stored =
    teller === undefined ? undefined : await findCredential(parts.credentials, `sign-in:${teller.tellerNo}`)
  if (stored === undefined) {
    await passwords.verifyNothing(password)
    return undefined
  }
  const verified = await passwords.verify(stored, password, Date.now())
  return { kind: 'sign-in', owner: stored.owner, version: stored.version, verified, newHash: '' }
}

async function handleSignOut(
  runner: FunctionRunner,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  refuseOtherSites(request)
  const session = signedIn(runner.sessions, request)
  await runner.sessions.end(session)
  takeCookie(reply)
  return reply.send({ result: null })
}

function describeMe({ parts, sessions, functions }: FunctionRunner, request: FastifyRequest) {
  const session = signedIn(sessions, request)
  const teller = tellerOf(parts, session)
  const books = parts.books() as Books
  const { tellerNo, name, fullName, branchNo, roles } = teller
  const known = [
    ...functions.values(),
    ...parts.reports.all.map(report => ({ permission: permissionOf(report) })),
    { permission: EVENTS_PERMISSION },
  ]
  const limits = Object.fromEntries(
    [...new Set(known.map(({ permission }) => permission))].flatMap(permission =>
      rightIn(books, teller, permission),
    ),
  )
  const day = { businessDate: books.day.businessDate, phase: books.day.phase }
  const mustChangePassword = books.credentials.get(`sign-in:${tellerNo}`)?.mustChange ?? false
  return {
    teller: { tellerNo, name, fullName, branchNo },
    roles,
    isChecker: isChecker(books, teller),
    mustChangePassword,
    permissions: Object.keys(limits),
    limits,
    day,
    clock: parts.clock(),
  }
}

function rightIn(books: Books, teller: Readonly<Teller>, permission: string): [string, number | null][] {
  const right = rightOf(books, teller, permission)
  return right === undefined ? [] : [[permission, right.limit]]
}

function isChecker(books: Books, teller: Readonly<Teller>): boolean {
  return teller.roles.some(role => books.roles.get(role)?.isChecker === true)
}
