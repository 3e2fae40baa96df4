/**
 * POST /api/trial/close-market: the simulated market passes the rest of its day at once. Only a trial has this address, and whoever
 * may run a step of the day end may ask for it. Nothing is written here: the books hear of the market over its own lines.
 */
import type { FastifyInstance } from 'fastify'
import type { Teller } from '@guitai/core/books/tables/people/teller.ts'
import { mayRun } from '@guitai/core/engine/may-run.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { sendRejection } from '../edge/answers.ts'
import { refuseOtherSites, signedIn } from '../edge/authenticate.ts'
import { tellerOf, type FunctionRunner } from './run-function.ts'

export function trialRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const { closeMarket } = runner.parts
  if (closeMarket === undefined) return
  app.post('/api/trial/close-market', async (request, reply) => {
    refuseOtherSites(request)
    const teller = tellerOf(runner.parts, signedIn(runner.sessions, request))
    if (!mayCloseMarket(runner, teller)) return sendRejection(reply, 403, reject('permission_missing'))
    return reply.send({ result: await closeMarket() })
  })
}

export function mayCloseMarket({ parts, functions }: FunctionRunner, teller: Readonly<Teller>): boolean {
  const books = parts.books()
  if (books === undefined || parts.closeMarket === undefined) return false
  return [...functions.values()].some(
    ({ declaration }) => declaration.module === 'day-end' && mayRun(books, teller, declaration),
  )
}
