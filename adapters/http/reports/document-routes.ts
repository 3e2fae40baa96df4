/**
 * GET /api/documents/{number}: the bytes of a kept document, to whoever may read the list of documents (the report `documents`). One that
 * shows personal data needs the right to see them, too. It tells of everybody at once, so no branch reads it. It leaves
 * when the look is written down (S93).
 */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Books } from '@guitai/core/books/books.ts'
import { reject, type Rejection } from '@guitai/core/frame/rejection.ts'
import { permissionOf } from '@guitai/core/procedures/people/rights.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { signedIn } from '../edge/authenticate.ts'
import type { FoundDocument } from '../ports.ts'
import { tellerOf, type FunctionRunner } from '../functions/run-function.ts'
import { mayNotLook, recordLook, type LookAt } from './record-look.ts'
import { reportContext } from './report-context.ts'

/** Its list has this right, and this name in the record of looks. */
const LIST = { name: 'documents', module: 'queries' } as const

export function documentRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  app.get('/api/documents/:documentNo', (request, reply) => sendDocument(runner, request, reply))
}

async function sendDocument(
  runner: FunctionRunner,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const session = signedIn(runner.sessions, request)
  const { documentNo } = request.params as { documentNo: string }
  const { branchNo } = tellerOf(runner.parts, session)
  const look = {
    session,
    branchNo,
    report: LIST.name,
    permission: permissionOf(LIST),
    terms: { documentNo },
  }
  if (mayNotLook(runner.parts, look)) {
    const refusal = await recordLook(runner, look, [])
    return sendRejection(reply, 403, refusal ?? reject('permission_missing'))
  }
  return runner.places.readings.during(session.tellerNo, () => sendFound(runner, look, reply))
}

async function sendFound(runner: FunctionRunner, look: LookAt, reply: FastifyReply): Promise<FastifyReply> {
  const { documents } = runner.parts
  const number = String(look.terms['documentNo'])
  const found = /^[1-9]\d{0,14}$/.test(number) ? await documents.find(Number(number)) : undefined
  if (found === undefined) throw new HttpError('stored_document_not_found')
  const hidden = whyHidden(runner, look, found)
  if (hidden !== undefined) return sendRejection(reply, 403, hidden)
  const { name, sha256 } = found
  const refusal = await recordLook(runner, { ...look, terms: { ...look.terms, name, sha256 } }, [])
  if (refusal !== undefined) return sendRejection(reply, 403, refusal)
  const bytes = await documents.read(sha256)
  if (bytes === undefined) throw new HttpError('stored_document_not_found')
  return reply
    .type(found.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-length', found.size)
    .header('etag', `"${sha256}"`)
    .send(Readable.from(bytes))
}

function whyHidden(
  { parts }: FunctionRunner,
  look: LookAt,
  { isPersonal }: FoundDocument,
): Rejection | undefined {
  const teller = tellerOf(parts, look.session)
  const { branches, clientClasses, seesPersonalData } = reportContext(parts.books() as Books, teller, {
    permissions: [look.permission],
    workstation: look.session.workstation,
    time: parts.clock().time,
  })
  if (branches !== null) return reject('headquarters_only')
  const isHidden = clientClasses !== null || (isPersonal && !seesPersonalData)
  return isHidden ? reject('permission_missing') : undefined
}
