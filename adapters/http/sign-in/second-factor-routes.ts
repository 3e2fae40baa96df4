/**
 * Enrols a teller's own second factor. POST /api/me/second-factor {password} gives a new secret for the authenticator, in this
 * one answer and never again. POST /api/me/second-factor/confirm {code} takes its first code; from then on the teller signs in
 * with password and code.
 *
 * Both are commands (M04d, M04e); neither contains the secret, nor does the log. The session that confirms continues, all
 * others end.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { VerifiedSecret } from '@guitai/core/frame/meta.ts'
import { confirmSecondFactor } from '@guitai/core/functions/people/confirm-second-factor.ts'
import { offerSecondFactor } from '@guitai/core/functions/people/offer-second-factor.ts'
import { offeredFactor } from '@guitai/core/procedures/people/second-factor.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { refuseOtherSites, signedIn } from '../edge/authenticate.ts'
import { tellerOf, verifierFor, type FunctionRunner } from '../functions/run-function.ts'
import { secretFieldsOf, verifySecrets } from '../functions/secrets.ts'
import type { Session } from './sessions.ts'
import { strictCheck, type Check } from '../edge/strict-schema.ts'
import { tellerCommand } from '../functions/teller-command.ts'
import { base32, otpauthUri } from './totp.ts'

const PASSWORD_FIELD = secretFieldsOf(offerSecondFactor.input)

export function secondFactorRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const checkOffer = strictCheck(offerSecondFactor.input)
  const checkConfirm = strictCheck(confirmSecondFactor.input)
  app.post('/api/me/second-factor', async (request, reply) => {
    const { password } = checked(request, checkOffer) as { password: string }
    return offer(runner, signedIn(runner.sessions, request), { password, reply })
  })
  app.post('/api/me/second-factor/confirm', async (request, reply) => {
    const { code } = checked(request, checkConfirm) as { code: string }
    return confirm(runner, signedIn(runner.sessions, request), { code, reply })
  })
}

function checked(request: FastifyRequest, check: Check): unknown {
  refuseOtherSites(request)
  const faults = check(request.body)
  if (faults.length > 0) throw new HttpError('invalid_request', { faults })
  return request.body
}

async function offer(
  runner: FunctionRunner,
  session: Session,
  { password, reply }: { password: string; reply: FastifyReply },
): Promise<FastifyReply> {
  const { tellerNo } = session
  const { name } = tellerOf(runner.parts, session)
  const { secret, sealed } = runner.secondFactors.make(tellerNo)
  const given = await verifySecrets(verifierFor(runner, session), PASSWORD_FIELD, { password }, {}, tellerNo)
  const secondFactor = { ...unknownSecret(session), newHash: sealed }
  const outcome = await run(runner, session, {
    functionCode: offerSecondFactor.code,
    secrets: { ...given, secondFactor },
  })
  const shown = { secret: base32(secret), uri: otpauthUri(name, secret) }
  return answer(reply, outcome, shown)
}

async function confirm(
  runner: FunctionRunner,
  session: Session,
  { code, reply }: { code: string; reply: FastifyReply },
): Promise<FastifyReply> {
  const { tellerNo } = session
  const books = runner.parts.books()
  if (books === undefined) throw new HttpError('books_unavailable')
  const sealed = offeredFactor(books, tellerNo)?.sealed
  const step = runner.secondFactors.stepOf(tellerNo, sealed, code, Date.now())
  const given: VerifiedSecret =
    sealed === undefined || step === undefined
      ? unknownSecret(session)
      : { ...unknownSecret(session), verified: true, code: { sealed, step } }
  const running = (): Promise<Outcome> =>
    run(runner, session, { functionCode: confirmSecondFactor.code, secrets: { code: given } })
  const outcome = await (given.verified
    ? runner.sessions.overNewPassword(session, running, ({ kind }) => kind === 'accepted')
    : running())
  return answer(reply, outcome, null)
}

function unknownSecret({ tellerNo, credentialVersion }: Session): VerifiedSecret {
  return { kind: 'sign-in', owner: tellerNo, version: credentialVersion ?? 0, verified: false, newHash: '' }
}

function run(
  { parts, deadlines }: FunctionRunner,
  session: Session,
  { functionCode, secrets }: { functionCode: string; secrets: Command['secrets'] },
): Promise<Outcome> {
  const { branchNo } = tellerOf(parts, session)
  const command = tellerCommand(
    { session, branchNo, clock: parts.clock },
    { functionCode, input: {}, inputText: '{}', secrets },
  )
  return deadlines.limit(parts.run(command), Date.now())
}

function answer(reply: FastifyReply, outcome: Outcome, result: object | null): FastifyReply {
  if (outcome.kind === 'rejected' || outcome.kind === 'forbidden')
    return sendRejection(reply, outcome.kind === 'forbidden' ? 403 : 422, outcome.rejection)
  if (outcome.kind === 'pending') throw new Error('the own second factor waits for nobody')
  return reply.send({ result })
}
