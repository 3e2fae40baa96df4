/**
 * GET /api/me/sessions, POST /api/me/sessions/end: a teller's own open sessions, and the end of one or of all.
 *
 * A command (M04c) comes before the end, so that the log says who ended which session from where. (OWASP ASVS 4.0.3, 3.3.4)
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { endSessions } from '@guitai/core/functions/people/end-sessions.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { refuseOtherSites, signedIn, takeCookie } from '../edge/authenticate.ts'
import { canonicalJson } from '../edge/canonical-json.ts'
import { tellerOf, type FunctionRunner } from '../functions/run-function.ts'
import type { Session } from './sessions.ts'
import { strictCheck } from '../edge/strict-schema.ts'
import { tellerCommand } from '../functions/teller-command.ts'

/** Without a name it ends all of them, including this one. */
export const END_SESSIONS = Type.Object({
  session: Type.Optional(Type.String({ pattern: '^[0-9a-f]{16}$', 'x-example': '0123456789abcdef' })),
})

export function ownSessionsRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const check = strictCheck(END_SESSIONS)
  app.get('/api/me/sessions', request => {
    const session = signedIn(runner.sessions, request)
    return {
      sessions: ownSessions(runner, session)
        .toReversed()
        .map(own => describe(own, session)),
    }
  })
  app.post('/api/me/sessions/end', (request, reply) => {
    refuseOtherSites(request)
    const session = signedIn(runner.sessions, request)
    const faults = check(request.body)
    if (faults.length > 0) throw new HttpError('invalid_request', { faults })
    return end(runner, session, { request, reply })
  })
}

function ownSessions({ sessions }: FunctionRunner, { tellerNo }: Session): Session[] {
  return sessions.of(tellerNo).filter(session => sessions.isOpen(session, Date.now()))
}

/** Enough of the token's hash to distinguish sessions; it cannot be used as a token. */
function nameOf({ tokenHash }: Session): string {
  return tokenHash.slice(0, 16)
}

function describe(own: Session, present: Session) {
  const { workstation, createdAt, lastUsedAt } = own
  return {
    session: nameOf(own),
    workstation,
    since: new Date(createdAt).toISOString(),
    lastUsedAt: new Date(lastUsedAt).toISOString(),
    isThisOne: own === present,
  }
}

async function end(
  runner: FunctionRunner,
  present: Session,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const { session: name } = request.body as { session?: string }
  const ending = ownSessions(runner, present).filter(own => name === undefined || nameOf(own) === name)
  if (ending.length === 0) throw new HttpError('not_found')
  const { parts, deadlines, sessions } = runner
  const { branchNo } = tellerOf(parts, present)
  const input = { sessions: ending.map(nameOf).join(' ') }
  const command = tellerCommand(
    { session: present, branchNo, clock: parts.clock },
    { functionCode: endSessions.code, input, inputText: canonicalJson(input) },
  )
  const outcome = await deadlines.limit(parts.run(command), Date.now())
  if (outcome.kind === 'rejected' || outcome.kind === 'forbidden')
    return sendRejection(reply, 422, outcome.rejection)
  // The one that asks ends last: where the database fails in between, it can ask again.
  const others = ending.filter(own => own !== present)
  for (const own of [...others, ...ending.filter(each => each === present)]) await sessions.end(own)
  if (ending.includes(present)) takeCookie(reply)
  return reply.send({ result: { ended: ending.length } })
}
