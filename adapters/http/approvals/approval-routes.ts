/**
 * POST /api/approvals/{approvalId}/decide: a checker signs at the maker's window. Name, password and code are verified as for a
 * sign-in, and wrong ones count against the maker, who can have only their own request approved here. Then the approval (S91)
 * runs in the checker's name. The maker's session stays.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { present } from '@guitai/core/base/assert.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { approve } from '@guitai/core/functions/approvals/approve.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { refuseOtherSites, signedIn } from '../edge/authenticate.ts'
import { decideSignIn, type SignedIn } from '../sign-in/decide-sign-in.ts'
import { isRequestId, WRONG_REQUEST_ID } from '../edge/request-id.ts'
import { runAs, sendOutcome, tellerOf, type FunctionRunner } from '../functions/run-function.ts'
import { strictCheck } from '../edge/strict-schema.ts'
import { DECIDE_APPROVAL } from './approval-schema.ts'

interface Decide {
  requestId: string
  checker: string
  password: string
  code?: string
  agree: boolean
  reason?: string
}

const check = strictCheck(DECIDE_APPROVAL)

export function approvalRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  app.post('/api/approvals/:approvalId/decide', (request, reply) => decide(runner, request, reply))
}

async function decide(
  runner: FunctionRunner,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  refuseOtherSites(request)
  const session = signedIn(runner.sessions, request)
  const { workstation } = session
  const approvalId = approvalIdOf(request)
  const { requestId, checker, password, code, agree, reason } = decideOf(request.body)
  const caller = tellerOf(runner.parts, session)
  // The window is the maker's, so nobody may try passwords here for another maker's request.
  if (runner.parts.books()?.approvals.get(approvalId)?.makerNo !== caller.tellerNo)
    return sendRejection(reply, 422, reject('approval_not_found', 'approvalId'))
  const door = { workstation, caller: { tellerNo: caller.tellerNo, branchNo: caller.branchNo } }
  const signature = { name: checker, password, ...(code === undefined ? {} : { code }) }
  const { outcome } = await decideSignIn(runner, signature, door)
  if (outcome.kind === 'rejected' || outcome.kind === 'forbidden')
    return sendRejection(reply, 422, { ...outcome.rejection, field: 'password' })
  if (outcome.kind === 'pending') throw new Error('a sign-in waits for nobody')
  const { tellerNo, mustChangePassword, mustEnrolSecondFactor } = outcome.result as SignedIn
  if (mustChangePassword) return sendRejection(reply, 422, reject('password_must_change', 'checker'))
  if (mustEnrolSecondFactor) return sendRejection(reply, 422, reject('second_factor_must_enrol', 'checker'))
  const prepared = present(runner.functions.get(approve.code), 'the function that approves')
  const envelope = { requestId, input: { approvalId, agree, ...(reason === undefined ? {} : { reason }) } }
  return sendOutcome(reply, await runAs(runner, prepared, { tellerNo, workstation }, envelope))
}

function approvalIdOf(request: FastifyRequest): number {
  const { approvalId } = request.params as { approvalId: string }
  if (!/^[1-9]\d{0,14}$/.test(approvalId)) throw new HttpError('not_found')
  return Number(approvalId)
}

function decideOf(body: unknown): Decide {
  const faults = check(body)
  if (faults.length > 0) throw new HttpError('invalid_request', { faults })
  const given = body as Decide
  if (!isRequestId(given.requestId)) throw new HttpError('invalid_request', { faults: [WRONG_REQUEST_ID] })
  return given
}
