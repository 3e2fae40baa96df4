/**
 * POST /api/console/unlock, POST /api/console/reset-second-factor, each with {name}: the operator's access when nobody can sign
 * in. It needs no session, but the key in the data folder, which only the server's own account can read. The engine logs it
 * with channel `console`.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnyFunction } from '@guitai/core/frame/define-function.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { resetSecondFactor } from '@guitai/core/functions/people/reset-second-factor.ts'
import { unlockTeller } from '@guitai/core/functions/people/unlock-teller.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { refuseOtherSites, workstationOf } from '../edge/authenticate.ts'
import { prepare } from '../functions/prepared-functions.ts'
import { sendOutcome, type FunctionRunner } from '../functions/run-function.ts'
import { strictCheck } from '../edge/strict-schema.ts'

export function consoleRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const { consoleKey } = runner.parts
  if (consoleKey === undefined) return
  const check = strictCheck(unlockTeller.input)
  const nameIn = (request: FastifyRequest): string => {
    refuseOtherSites(request)
    if (!isKey(request, consoleKey)) throw new HttpError('not_signed_in')
    const faults = check(request.body)
    if (faults.length > 0) throw new HttpError('invalid_request', { faults })
    return (request.body as { name: string }).name
  }
  const unlock = operator(runner, unlockTeller)
  const reset = operator(runner, resetSecondFactor)
  app.post('/api/console/unlock', async (request, reply) => unlock(request, reply, { name: nameIn(request) }))
  app.post(`/api/console/${resetSecondFactor.name}`, async (request, reply) => {
    const teller = runner.parts.books()?.tellersByName.get(nameIn(request))
    if (teller === undefined) return sendRejection(reply, 422, reject('teller_not_found', 'name'))
    return reset(request, reply, { tellerNo: teller.tellerNo })
  })
}

function isKey({ headers }: FastifyRequest, key: string): boolean {
  const given = Buffer.from(/^Console (\S{1,200})$/.exec(headers.authorization ?? '')?.[1] ?? '')
  const wanted = Buffer.from(key)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Runs a function as the operator, on this machine, without a second person. */
function operator({ parts, deadlines }: FunctionRunner, declaration: AnyFunction) {
  const prepared = prepare(declaration, parts.metrics)
  return async (request: FastifyRequest, reply: FastifyReply, input: object): Promise<FastifyReply> => {
    const running = parts.run({
      functionCode: declaration.code,
      input,
      inputText: JSON.stringify(input),
      principal: { kind: 'operator' },
      channel: 'console',
      workstation: workstationOf(request),
      secrets: {},
      requestHash: '',
      contentHash: '',
      ...parts.clock(),
    })
    return sendOutcome(reply, { outcome: await deadlines.limit(running, Date.now()), prepared })
  }
}
