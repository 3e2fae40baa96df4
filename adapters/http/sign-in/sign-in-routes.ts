/** POST /api/sign-in, POST /api/sign-out, GET /api/me. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { branchOf } from '@guitai/core/books/branches.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { FunctionRight } from '@guitai/core/books/function-right.ts'
import type { Teller } from '@guitai/core/books/tables/people/teller.ts'
import { formatFen } from '@guitai/core/base/money.ts'
import { mayRun } from '@guitai/core/engine/may-run.ts'
import { signIn } from '@guitai/core/functions/people/sign-in.ts'
import { limitOf, mustChangePassword, permissionOf, rightsTo } from '@guitai/core/procedures/people/rights.ts'
import { activeFactor, mustEnrol } from '@guitai/core/procedures/people/second-factor.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { giveCookie, refuseOtherSites, signedIn, takeCookie, workstationOf } from '../edge/authenticate.ts'
import { decideSignIn, type SignedIn, type SignInInput } from './decide-sign-in.ts'
import { EVENTS_PERMISSION } from '../events/event-routes.ts'
import { prepare, type PreparedFunction } from '../functions/prepared-functions.ts'
import { tellerOf, type FunctionRunner } from '../functions/run-function.ts'
import { mayCloseMarket } from '../functions/trial-routes.ts'

const CURRENCIES = ['CNY', 'USD', 'HKD'] as const

export function signInRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const prepared = prepare(signIn, runner.parts.metrics)
  app.post('/api/sign-in', (request, reply) => handleSignIn(runner, prepared, { request, reply }))
  app.post('/api/sign-out', (request, reply) => handleSignOut(runner, request, reply))
  app.get('/api/me', request => describeMe(runner, request))
}

async function handleSignIn(
  runner: FunctionRunner,
  prepared: PreparedFunction,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  refuseOtherSites(request)
  const input = signInInput(prepared, request.body)
  const workstation = workstationOf(request)
  const { outcome, credentialVersion } = await decideSignIn(runner, input, { workstation })
  prepared.metrics[outcome.kind]()
  if (outcome.kind === 'rejected' || outcome.kind === 'forbidden')
    return sendRejection(reply, 422, outcome.rejection)
  if (outcome.kind === 'pending') throw new Error('a sign-in waits for nobody')
  const { tellerNo, name, fullName, branchNo, roles, mustChangePassword } = outcome.result as SignedIn
  const token = await runner.sessions.start({ tellerNo, workstation, credentialVersion }, Date.now())
  giveCookie(reply, token)
  return reply.send({ token, teller: { tellerNo, name, fullName, branchNo }, roles, mustChangePassword })
}

function signInInput({ check }: PreparedFunction, body: unknown): SignInInput {
  const faults = check(body)
  if (faults.length > 0) throw new HttpError('invalid_request', { faults })
  return body as SignInInput
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

function describeMe(runner: FunctionRunner, request: FastifyRequest) {
  const { parts, sessions, functions } = runner
  const session = signedIn(sessions, request)
  const teller = tellerOf(parts, session)
  const books = parts.books() as Books
  const { tellerNo, name, fullName, branchNo, roles } = teller
  const branch = branchOf(books, branchNo)
  const own = [...functions.values()].filter(({ declaration }) => mayRun(books, teller, declaration))
  const granted = [...parts.reports.all.map(permissionOf), EVENTS_PERMISSION].filter(
    permission => rightsTo(books, teller, permission).length > 0,
  )
  const permissions = [...new Set([...own.map(({ permission }) => permission), ...granted])]
  return {
    teller: { tellerNo, name, fullName, branchNo },
    ...(branch === undefined ? {} : { branch: { zh: branch.nameZh, en: branch.nameEn } }),
    roles,
    isChecker: isChecker(books, teller),
    mustChangePassword: mustChangePassword(books, tellerNo),
    hasSecondFactor: activeFactor(books, tellerNo) !== undefined,
    mustEnrolSecondFactor: mustEnrol(books, teller),
    mayCloseMarket: mayCloseMarket(runner, teller),
    permissions,
    limits: Object.fromEntries(
      permissions.map(permission => [permission, limitsOf(rightsTo(books, teller, permission))]),
    ),
    day: { businessDate: books.day.businessDate, phase: books.day.phase },
    clock: parts.clock(),
  }
}

/** Decimal texts by currency; a currency that is missing has no limit. */
function limitsOf(rights: readonly FunctionRight[]): Record<string, string> {
  if (rights.length === 0) return {}
  return Object.fromEntries(
    CURRENCIES.flatMap(currency => {
      const limit = limitOf(rights, currency)
      return limit === null ? [] : [[currency, formatFen(limit)]]
    }),
  )
}

function isChecker(books: Books, teller: Readonly<Teller>): boolean {
  return teller.roles.some(role => books.roles.get(role)?.isChecker === true)
}
