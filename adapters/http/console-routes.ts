/**
 * POST /api/console/unlock with {name}: the operator's way in when nobody can sign in. It needs no session, but the key that lies in
 * the data folder, readable by the server's own account only; the engine logs it under channel `console`.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { unlockTeller } from '@guitai/core/functions/system/unlock-teller.ts'
import { HttpError } from './answers.ts'
import { refuseOtherSites, workstationOf } from './authenticate.ts'
import { prepare, type PreparedFunction } from './prepared-functions.ts'
import { sendOutcome, type FunctionRunner } from './run-function.ts'

export function consoleRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const { consoleKey, metrics } = runner.parts
  if (consoleKey === undefined) return
  const prepared = prepare(unlockTeller, metrics)
  app.post('/api/console/unlock', (request, reply) => {
    refuseOtherSites(request)
    if (!isKey(request, consoleKey)) throw new HttpError('not_signed_in')
    return unlock(runner, prepared, request, reply)
  })
}

function isKey({ headers }: FastifyRequest, key: string): boolean {
  const given = Buffer.from(/^Console (\S{1,200})$/.exec(headers.authorization ?? '')?.[1] ?? '')
  const wanted = Buffer.from(key)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function unlock(
  { parts, deadlines }: FunctionRunner,
  prepared: PreparedFunction,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const faults = prepared.check(request.body)
  if (faults.length > 0) throw new HttpError('invalid_request', faults)
  const input = request.body as { name: string }
  const running = parts.run({
    functionCode: unlockTeller.code,
    input,
    inputText: JSON.stringify(input),
    principal: { kind: 'system' },
    channel: 'console',
    workstation: workstationOf(request),
    secrets: {},
    requestHash: '',
    contentHash: '',
    ...parts.clock(),
  })
  return sendOutcome(reply, { outcome: await deadlines.limit(running, Date.now()), prepared })
}
