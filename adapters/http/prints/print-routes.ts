/**
 * GET /api/prints and POST /api/prints/{name} with {requestId, terms}: a document as PDF.
 *
 *   read (the reports' threads) → recorded by the engine (S94), which gives the number of the copy → set (the printer's thread)
 *
 * What no font has would be a box on paper. Who prints is told before, and asks again with `isWithCodes` to have it named by its code.
 *
 * No page leaves before its record is on disk. The same request id gives the same copy again, however often.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Books } from '@guitai/core/books/books.ts'
import type { Outcome } from '@guitai/core/engine/command.ts'
import { recordPrint } from '@guitai/core/functions/people/record-print.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { AGENT_REFUSALS } from '@guitai/core/procedures/clients/check-agent.ts'
import { hasRight } from '@guitai/core/procedures/people/rights.ts'
import type { PrintReading } from '@guitai/prints/frame/print-reading.ts'
import { HttpError, sendRejection } from '../edge/answers.ts'
import { refuseOtherSites, signedIn } from '../edge/authenticate.ts'
import { canonicalJson } from '../edge/canonical-json.ts'
import { preparePrints, type PreparedPrint } from './prepare-prints.ts'
import { mayNotLook, recordLook } from '../reports/record-look.ts'
import { reportContext } from '../reports/report-context.ts'
import { contentHashOf, requestHashOf } from '../edge/request-hash.ts'
import type { PrintDescription } from '../ports.ts'
import { isListedIn, tellerOf, type FunctionRunner } from '../functions/run-function.ts'
import type { Session } from '../sign-in/sessions.ts'
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'
import { tellerCommand } from '../functions/teller-command.ts'

interface Asked {
  session: Session
  branchNo: number
  prepared: PreparedPrint
  requestId: string
  terms: Readonly<Record<string, unknown>>
  isWithCodes: boolean
}

export function printRoutes(app: FastifyInstance, runner: FunctionRunner): void {
  const prints = preparePrints(runner.parts)
  const described = [...prints.values()].map(({ print, permissions }) => ({
    permissions,
    name: print.name,
    title: print.title,
    of: print.of,
    paper: print.paper,
    isMomentary: print.isMomentary === true,
    termsSchema: closedSchema(print.terms),
  }))
  app.get('/api/prints', request => {
    const teller = tellerOf(runner.parts, signedIn(runner.sessions, request))
    const books = runner.parts.books()
    return described.map(({ permissions, ...one }) => ({
      ...one,
      mayPrint: books !== undefined && permissions.some(permission => hasRight(books, teller, permission)),
    }))
  })
  app.post('/api/prints/:print', (request, reply) => print(runner, prints, { request, reply }))
}

async function print(
  runner: FunctionRunner,
  prints: ReadonlyMap<string, PreparedPrint>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  refuseOtherSites(request)
  const session = signedIn(runner.sessions, request)
  const prepared = prints.get((request.params as { print: string }).print)
  if (prepared === undefined) throw new HttpError('print_not_found')
  const body = prepared.meant(request.body, isListedIn(runner))
  const faults = prepared.check(body)
  if (faults.length > 0) throw new HttpError('invalid_request', { faults })
  const {
    requestId,
    terms,
    isWithCodes = false,
  } = body as Pick<Asked, 'requestId' | 'terms'> & {
    isWithCodes?: boolean
  }
  const teller = tellerOf(runner.parts, session)
  const asked: Asked = { session, branchNo: teller.branchNo, prepared, requestId, terms, isWithCodes }
  const looks = prepared.permissions.map(permission => lookOf(asked, permission))
  if (looks.every(look => mayNotLook(runner.parts, look))) {
    const [first] = looks
    const refusal = first === undefined ? undefined : await recordLook(runner, first, [])
    return sendRejection(reply, 403, refusal ?? reject('permission_missing'))
  }
  return runner.places.readings.during(session.tellerNo, () => printed(runner, asked, reply))
}

async function printed(runner: FunctionRunner, asked: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const { prepared } = asked
  const reading = await readingOf(runner, asked)
  const missing = runner.parts.prints.unprintable(reading.content)
  if (missing.length > 0 && !asked.isWithCodes) throw withoutGlyphs(missing)
  const outcome = await record(runner, asked, reading)
  if (outcome.kind !== 'accepted') return sendRefused(reply, outcome)
  const { copyNo } = outcome.result as { copyNo: number }
  if (missing.length > 0) void reply.header('x-unprintable', missing.flatMap(codeIn).join(' '))
  return sendPage(runner, reply, { prepared, found: reading, copyNo })
}

/** A header takes no Chinese: 'U+30000' alone. */
function codeIn(character: string): string[] {
  return character.match(/U\+[0-9A-F]+/) ?? []
}

function withoutGlyphs(characters: readonly string[]): HttpError {
  const message = {
    zh: `没有字形、打印不出的字：${characters.join('、')}。再打一次，这些字印成代码`,
    en: `Characters that are in no font: ${characters.join(', ')}. Print again to have their codes instead`,
  }
  return new HttpError('characters_not_printable', {
    faults: [{ field: 'isWithCodes', rule: 'glyphs', message }],
  })
}

/** Refused without being read: as any look at what one has no right to. */
function lookOf({ session, branchNo, prepared, terms }: Asked, permission: string) {
  return { session, branchNo, report: `print/${prepared.print.name}`, permission, terms }
}

const FAILURES = {
  busy: 'reports_busy',
  timeout: 'report_timeout',
  unavailable: 'reports_unavailable',
  'too-large': 'report_too_large',
} as const

interface Found extends PrintReading {
  clients: readonly string[]
}

async function readingOf({ parts }: FunctionRunner, { session, prepared, terms }: Asked): Promise<Found> {
  const context = reportContext(parts.books() as Books, tellerOf(parts, session), {
    permissions: prepared.permissions,
    workstation: session.workstation,
    time: parts.clock().time,
  })
  const answer = await parts.prints.read({ name: prepared.print.name, terms, context })
  if (answer.kind === 'invalid' || answer.kind === 'several-clients')
    throw new HttpError('invalid_request', {
      faults: [
        {
          field: `terms.${answer.field}`,
          rule: 'form',
          message: { zh: '缺少此项或格式不符', en: 'is missing or has the wrong form' },
        },
      ],
    })
  if (answer.kind !== 'done') throw new HttpError(FAILURES[answer.kind])
  if (answer.reading === undefined) throw new HttpError('document_not_found')
  return { ...answer.reading, clients: answer.clients }
}

async function record(
  { parts, deadlines }: FunctionRunner,
  { session, branchNo, prepared, requestId, terms }: Asked,
  { document, copiesBefore, businessDate, clients }: Found,
): Promise<Outcome> {
  const { permissions, print } = prepared
  const client = clients.join(' ')
  const input = {
    print: print.name,
    document,
    permissions,
    client,
    copiesBefore,
    businessDate,
    ...inquirerIn(print, terms),
  }
  const command = tellerCommand(
    { session, branchNo, clock: parts.clock },
    {
      functionCode: recordPrint.code,
      input,
      inputText: canonicalJson(input),
      requestHash: requestHashOf(`teller:${session.tellerNo}`, requestId),
      // What was asked, not what was found: a repeat tomorrow is the same request.
      contentHash: contentHashOf(recordPrint.code, canonicalJson({ print: print.name, terms })),
    },
  )
  return deadlines.limit(parts.run(command), Date.now())
}

/** Who comes in person needs no scope. */
function inquirerIn({ isInquiry }: PrintDescription, { clientNo, agentNo }: Asked['terms']): object {
  return isInquiry === true && agentNo !== undefined ? { clientNo, agentNo } : {}
}

const NOT_OF_RIGHTS: ReadonlySet<string> = new Set([
  'business_date_changed',
  'request_id_reused',
  'client_not_found',
  ...AGENT_REFUSALS,
])

function sendRefused(reply: FastifyReply, outcome: Exclude<Outcome, { kind: 'accepted' }>): FastifyReply {
  if (outcome.kind === 'pending') throw new Error('a print waits for nobody')
  const { rejection } = outcome
  const isForbidden = !NOT_OF_RIGHTS.has(rejection.code)
  return sendRejection(reply, isForbidden ? 403 : 422, rejection)
}

async function sendPage(
  { parts }: FunctionRunner,
  reply: FastifyReply,
  {
    prepared: { print },
    found: { content, document },
    copyNo,
  }: { prepared: PreparedPrint; found: Found; copyNo: number },
): Promise<FastifyReply> {
  const answer = await parts.prints.render({ name: print.name, content, copyNo, at: parts.clock().at })
  if (answer.kind === 'busy') throw new HttpError('prints_busy')
  if (answer.kind === 'failed') {
    parts.log.error({ err: answer.error, print: print.name, document }, 'a document could not be set')
    throw new HttpError('print_failed')
  }
  const file = `${print.name}-${document.replaceAll(/[^0-9A-Za-z.-]/g, '-')}.pdf`
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${file}"`)
    .header('x-copy-number', String(copyNo))
    .send(Buffer.from(answer.pdf))
}
