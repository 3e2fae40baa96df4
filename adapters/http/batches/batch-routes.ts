/**
 * GET /api/batches/template?format=csv|xlsx: the empty file of orders, in the language that the reader accepts.
 *
 * POST /api/batches?name=…&requestId=…: a file of orders (CSV or Excel) as the body. It answers like the dry run of typed lines
 * (check-batch): the batch's number and how many of its lines are good. Nothing is entered; C03 confirms the batch.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HttpError, type Fault } from '../edge/answers.ts'
import { languageAccepted } from '../edge/language-accepted.ts'
import { refuseOtherSites, signedIn } from '../edge/authenticate.ts'
import { isRequestId, WRONG_REQUEST_ID } from '../edge/request-id.ts'
import { contentHashOf } from '../edge/request-hash.ts'
import { commandOf, refusalOf, runAs, sendOutcome, type FunctionRunner } from '../functions/run-function.ts'

const FILE_BYTES = 32 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** None of these can be sent by a form of another page. */
const FILE_TYPES = ['application/octet-stream', 'text/csv', 'application/vnd.ms-excel', XLSX] as const

export function batchRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      [...FILE_TYPES],
      { parseAs: 'buffer', bodyLimit: FILE_BYTES },
      (_request, body, parsed) => parsed(null, body),
    )
    scope.addHook('onRequest', (request, reply) => admit(runner, request, reply))
    scope.post('/api/batches', { bodyLimit: FILE_BYTES }, (request, reply) => upload(runner, request, reply))
    done()
  })
  app.get('/api/batches/template', (request, reply) => sendTemplate(runner, request, reply))
}

async function sendTemplate(
  { sessions, parts }: FunctionRunner,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  signedIn(sessions, request)
  const { format } = request.query as Record<string, unknown>
  if (format !== 'csv' && format !== 'xlsx')
    throw new HttpError('invalid_request', {
      faults: [
        { field: 'format', rule: 'form', message: { zh: '应为 csv 或 xlsx', en: 'must be csv or xlsx' } },
      ],
    })
  const file = await parts.batchTemplate(format, languageAccepted(request))
  return reply
    .type(format === 'csv' ? 'text/csv; charset=utf-8' : XLSX)
    .header('content-disposition', `attachment; filename="orders.${format}"`)
    .send(Buffer.from(file))
}

/** Checks, before a byte of the file is read, who asks, whether they may, and whether there is room. */
async function admit(runner: FunctionRunner, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  refuseOtherSites(request)
  const session = signedIn(runner.sessions, request)
  const prepared = runner.functions.get('check-batch')
  if (prepared !== undefined && refusalOf(runner, prepared, session) !== undefined) {
    const { name } = request.query as Record<string, unknown>
    const envelope = { requestId: randomUUID(), input: { name: typeof name === 'string' ? name : '' } }
    sendOutcome(reply, await runAs(runner, prepared, session, envelope))
    return
  }
  const give = runner.places.uploads.take(session.tellerNo)
  reply.raw.once('close', give)
}

const NO_FILE: Fault = { field: '', rule: 'body', message: { zh: '没有文件', en: 'there is no file' } }
const EMPTY_FILE: Fault = { field: '', rule: 'body', message: { zh: '文件是空的', en: 'the file is empty' } }

/** A file without a byte has a type and a length all the same. */
const isFileSent = ({ headers }: FastifyRequest): boolean => headers['content-type'] !== undefined

async function upload(
  runner: FunctionRunner,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const session = signedIn(runner.sessions, request)
  const prepared = runner.functions.get('check-batch')
  if (prepared === undefined) throw new HttpError('function_not_found')
  const { name, requestId } = request.query as Record<string, unknown>
  const input = { name }
  const faults = [...prepared.check(input)]
  if (!isRequestId(requestId)) faults.push(WRONG_REQUEST_ID)
  const { body } = request
  if (!(body instanceof Buffer) || body.length === 0) faults.push(isFileSent(request) ? EMPTY_FILE : NO_FILE)
  if (faults.length > 0) throw new HttpError('invalid_request', { faults })
  const attachment = body as Buffer
  const command = await commandOf(runner, prepared, session, { requestId: requestId as string, input })
  const sha256 = createHash('sha256').update(attachment).digest('hex')
  const inputText = JSON.stringify({ name, sha256 })
  const outcome = await runner.batchDeadlines.limit(
    runner.parts.run({
      ...command,
      attachment,
      inputText,
      contentHash: contentHashOf(command.functionCode, inputText),
    }),
    Date.now(),
  )
  prepared.metrics[outcome.kind]()
  return sendOutcome(reply, { outcome, prepared })
}
